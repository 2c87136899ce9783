package org.triad.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** Makes the engine ours: passwords, authorizations, guards and refusals. Waits for the engine's tables. */
@Component
@DependsOnDatabaseInitialization
class EnginePlugin extends AbstractProcessEnginePlugin {

    private final UserTaskListeners userTasks;

    EnginePlugin(UserTaskListeners userTasks) {
        this.userTasks = userTasks;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_FULL);
        configuration.setPasswordEncryptor(new BCryptPasswords());
        configuration.setResourceAuthorizationProvider(new DepartmentAuthorizations());
        configuration.setJobExecutorAcquireExclusiveOverProcessHierarchies(true);
        configuration.setCustomPostBPMNParseListeners(
                added(configuration.getCustomPostBPMNParseListeners(), (BpmnParseListener) userTasks));
        configuration.setCustomPreCommandInterceptorsTxRequired(
                added(configuration.getCustomPreCommandInterceptorsTxRequired(), (CommandInterceptor)
                        new RefusalInterceptor()));
    }

    private static <T> List<T> added(List<T> existing, T another) {
        List<T> all = existing == null ? new ArrayList<>() : new ArrayList<>(existing);
        all.add(another);
        return all;
    }
}
