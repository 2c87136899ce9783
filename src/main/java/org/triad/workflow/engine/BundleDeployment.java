package org.triad.workflow.engine;

import java.io.ByteArrayInputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deploys the shipped bundles. They are the seed: a version that was seen before is left alone, and a new one is deployed only where the
 * running version is a shipped one. Where an owner has deployed a version of their own, that one stays and the new one is only noted.
 */
@Component
class BundleDeployment {

    private static final Logger LOG = LoggerFactory.getLogger(BundleDeployment.class);

    private final ShippedBundles shipped;
    private final RepositoryService repositoryService;
    private final JdbcClient jdbc;
    private final Clock clock;

    BundleDeployment(ShippedBundles shipped, RepositoryService repositoryService, JdbcClient jdbc, Clock clock) {
        this.shipped = shipped;
        this.repositoryService = repositoryService;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void deployAll() {
        Set<String> known = known();
        shipped.all().stream()
                .filter(bundle -> !known.contains(version(bundle.key(), bundle.checksum())))
                .forEach(this::deployNew);
    }

    /** One more than at a start; a version that was seen before is left alone. */
    void deploy(Bundle bundle) {
        if (!known().contains(version(bundle.key(), bundle.checksum()))) {
            deployNew(bundle);
        }
    }

    private void deployNew(Bundle bundle) {
        ResourceDefinition running = running(bundle);
        if (running != null && !isShipped(bundle.key(), running.getDeploymentId())) {
            LOG.info(
                    "A newer shipped version of {} is on offer; version {}, deployed by its owner, stays.",
                    bundle.key(),
                    running.getVersion());
            note(bundle, null);
            return;
        }
        DeploymentBuilder deployment =
                repositoryService.createDeployment().name(bundle.key()).source("Triad");
        bundle.files().forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        note(bundle, deployment.deploy().getId());
        LOG.info("Deployed {}.", bundle.key());
    }

    /** The latest version of what gives the bundle its name: its diagram or, where it has none, its table. Null where there is none yet. */
    private ResourceDefinition running(Bundle bundle) {
        return bundle.hasDiagram()
                ? repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(bundle.key())
                        .latestVersion()
                        .singleResult()
                : repositoryService
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(bundle.key())
                        .latestVersion()
                        .singleResult();
    }

    private Set<String> known() {
        return jdbc.sql("select bundle, checksum from workflow_bundle")
                .query((row, index) -> version(row.getString("bundle"), row.getString("checksum")))
                .set();
    }

    private static String version(String bundle, String checksum) {
        return bundle + " " + checksum;
    }

    private boolean isShipped(String bundle, String deploymentId) {
        return jdbc.sql("select count(*) from workflow_bundle where bundle = :bundle and deployment_id = :deployment")
                        .param("bundle", bundle)
                        .param("deployment", deploymentId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void note(Bundle bundle, String deploymentId) {
        jdbc.sql(
                        "insert into workflow_bundle (bundle, checksum, deployment_id, seen_at) values (:bundle, :checksum, :deployment, :now)")
                .param("bundle", bundle.key())
                .param("checksum", bundle.checksum())
                .param("deployment", deploymentId)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
