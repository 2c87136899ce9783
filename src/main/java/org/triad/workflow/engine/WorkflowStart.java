package org.triad.workflow.engine;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.triad.database.ClusterLock;

/** What the engine needs before anybody works with it; one node at a time, and nothing twice. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class WorkflowStart implements ApplicationRunner {

    private final ClusterLock lock;
    private final BundleDeployment bundles;
    private final Authorizations authorizations;
    private final TaskFilters filters;
    private final DeadlinePolicy policy;
    private final StartTimers timers;

    WorkflowStart(
            ClusterLock lock,
            BundleDeployment bundles,
            Authorizations authorizations,
            TaskFilters filters,
            DeadlinePolicy policy,
            StartTimers timers) {
        this.lock = lock;
        this.bundles = bundles;
        this.authorizations = authorizations;
        this.filters = filters;
        this.policy = policy;
        this.timers = timers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        lock.alone(() -> {
            bundles.deployAll();
            authorizations.grantAll();
            filters.createMissing();
            timers.followSettings();
        });
        policy.read();
    }
}
