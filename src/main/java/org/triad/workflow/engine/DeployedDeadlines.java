package org.triad.workflow.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.triad.workflow.WorkingTime;
import org.triad.workflow.deadline.DrawnTask;
import org.triad.workflow.deadline.PolicyTable;
import org.triad.workflow.deadline.RunningDeadlines;

/** Asks the engine what is deployed. */
@Component
class DeployedDeadlines implements RunningDeadlines {

    private final DeadlinePolicy policy;
    private final RepositoryService repositoryService;
    private final ActingPerson acting;
    private final WorkingTime time;

    DeployedDeadlines(
            DeadlinePolicy policy,
            @Lazy RepositoryService repositoryService,
            @Lazy ActingPerson acting,
            WorkingTime time) {
        this.policy = policy;
        this.repositoryService = repositoryService;
        this.acting = acting;
        this.time = time;
    }

    @Override
    public Optional<PolicyTable> policy() {
        return policy.table();
    }

    @Override
    public List<DrawnTask> tasks(Set<String> without) {
        return acting.asNobody(() -> repositoryService.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(process -> !without.contains(process.getKey()))
                .flatMap(process -> DrawnTask.of(repositoryService.getBpmnModelInstance(process.getId())).stream())
                .toList());
    }

    @Override
    public Duration day() {
        return time.day();
    }
}
