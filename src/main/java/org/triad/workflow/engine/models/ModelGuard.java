package org.triad.workflow.engine.models;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** Puts the guards against hostile models into the engine: at deployment, and again at run time. */
@Component
@DependsOnDatabaseInitialization
class ModelGuard extends AbstractProcessEnginePlugin {

    private final AllowedBeans beans;
    private final CheckingDeployer deployer;

    ModelGuard(AllowedBeans beans, CheckingDeployer deployer) {
        this.beans = beans;
        this.deployer = deployer;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        NoScripts scripts = new NoScripts();
        configuration.setExpressionManager(new AllowListExpressions(beans));
        configuration.setScriptFactory(scripts);
        configuration.setScriptEngineResolver(scripts);
        configuration.setArtifactFactory(new NoClasses());
        configuration.setCustomPreDeployers(added(configuration.getCustomPreDeployers(), deployer));
        configuration.setCustomPreBPMNParseListeners(
                added(configuration.getCustomPreBPMNParseListeners(), new BehaviourBan()));
        // Only administrators make filters; Tasklist's own need ${currentUser()}, which the list allows.
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(true);
    }

    private static <T> List<T> added(List<T> existing, T more) {
        List<T> all = existing == null ? new ArrayList<>() : new ArrayList<>(existing);
        all.add(more);
        return all;
    }
}
