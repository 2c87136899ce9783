package org.triad.workflow.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.triad.kernel.AuditedAct;
import org.triad.workflow.DecisionTables;

/**
 * Reads a table once for each of its versions, and remembers what it answered: the same facts have the same answer. Which version is the
 * latest is asked after a deployment here, and now and then for those of other nodes.
 */
@Component
class DeployedTables implements DecisionTables {

    private static final long LONGEST = Duration.ofSeconds(SECONDS).toNanos();
    private static final int MOST_ANSWERS = 2_000;

    /** A version as it was read; {@code decision} is empty where there is no such table. */
    private record Version(
            String id, Optional<DmnDecision> decision, Map<Map<String, Object>, List<Map<String, Object>>> answers) {

        Version(String id, Optional<DmnDecision> decision) {
            this(id, decision, new ConcurrentHashMap<>());
        }
    }

    private record Known(Version version, long askedAt) {

        boolean isFresh() {
            return System.nanoTime() - askedAt < LONGEST;
        }
    }

    private final RepositoryService repositoryService;
    private final ActingPerson acting;
    private final SingletonSupplier<DmnEngine> engine = SingletonSupplier.of(
            () -> DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine());
    private final Map<String, Known> tables = new ConcurrentHashMap<>();

    DeployedTables(RepositoryService repositoryService, ActingPerson acting) {
        this.repositoryService = repositoryService;
        this.acting = acting;
    }

    @Override
    public List<Map<String, Object>> ask(String decision, Map<String, Object> facts) {
        Version version = latest(decision);
        if (version.decision().isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> known = version.answers().get(facts);
        if (known == null) {
            known = List.copyOf(engine.obtain()
                    .evaluateDecisionTable(version.decision().get(), facts)
                    .getResultList());
            if (version.answers().size() < MOST_ANSWERS) {
                version.answers().put(Map.copyOf(facts), known);
            }
        }
        return known;
    }

    @EventListener
    void deployed(AuditedAct act) {
        if (act.act().startsWith("Deployment.")) {
            tables.clear();
        }
    }

    private Version latest(String decision) {
        Known known = tables.get(decision);
        if (known == null || !known.isFresh()) {
            known = new Known(read(decision, known == null ? null : known.version()), System.nanoTime());
            tables.put(decision, known);
        }
        return known.version();
    }

    private Version read(String decision, Version before) {
        return acting.asNobody(() -> {
            DecisionDefinition latest = repositoryService
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(decision)
                    .latestVersion()
                    .singleResult();
            if (latest == null) {
                return new Version("", Optional.empty());
            }
            return before != null && before.id().equals(latest.getId())
                    ? before
                    : new Version(
                            latest.getId(),
                            Optional.of(engine.obtain()
                                    .parseDecision(decision, repositoryService.getDecisionModel(latest.getId()))));
        });
    }
}
