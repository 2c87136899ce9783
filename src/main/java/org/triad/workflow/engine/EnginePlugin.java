package org.triad.workflow.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes the engine ours: passwords, authorizations, guards and refusals. Waits for the engine's tables. */
@Component
@DependsOnDatabaseInitialization
class EnginePlugin extends AbstractProcessEnginePlugin {

    private final UserTaskListeners userTasks;
    private final LifecycleEnd lifecycleEnd;
    private final TasksEndByTheirForm taskEnds;
    private final TaskFate fate;
    private final LadderCalendar ladders;
    private final PasswordEncoder passwordHashes;
    private final PasswordPolicy passwordRules;
    private final JdbcTemplate jdbc;

    EnginePlugin(
            UserTaskListeners userTasks,
            LifecycleEnd lifecycleEnd,
            TasksEndByTheirForm taskEnds,
            TaskFate fate,
            LadderCalendar ladders,
            PasswordEncoder passwordHashes,
            PasswordPolicy passwordRules,
            JdbcTemplate jdbc) {
        this.userTasks = userTasks;
        this.lifecycleEnd = lifecycleEnd;
        this.taskEnds = taskEnds;
        this.fate = fate;
        this.ladders = ladders;
        this.passwordHashes = passwordHashes;
        this.passwordRules = passwordRules;
        this.jdbc = jdbc;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomHistoryLevels(List.of(new FullHistory()));
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setPasswordEncryptor(new BCryptPasswords(passwordHashes));
        configuration.setEnablePasswordPolicy(true);
        configuration.setPasswordPolicy(passwordRules);
        // Failed sign-ins are counted at our doors. The engine's count would let a stranger lock an account for good.
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
        configuration.setLoginDelayBase(0);
        configuration.setResourceAuthorizationProvider(new DepartmentAuthorizations());
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._@-]*");
        configuration.setEnforceHistoryTimeToLive(true);
        configuration.setHistoryCleanupBatchWindowStartTime("22:00");
        configuration.setHistoryCleanupBatchWindowEndTime("04:00");
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        // A refusal is an answer. Whoever called the engine sees it; the log needs no copy.
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setCmmnEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setFailedJobRetryTimeCycle("PT1M,PT5M,PT30M");
        configuration.setJobExecutorAcquireExclusiveOverProcessHierarchies(true);
        configuration.setBusinessCalendarManager(calendars());
        configuration.setCustomPostBPMNParseListeners(
                added(configuration.getCustomPostBPMNParseListeners(), List.of(userTasks, lifecycleEnd)));
        configuration.setCustomPreCommandInterceptorsTxRequired(added(
                configuration.getCustomPreCommandInterceptorsTxRequired(),
                List.of(new RefusalInterceptor(fate), new CandidatesStay(), new StepsFollowTheDiagram(taskEnds))));
        configuration.setCustomSessionFactories(added(
                configuration.getCustomSessionFactories(),
                List.of(
                        TasksEndByTheirForm.completions(),
                        DepartmentAuthorizationChecks.factory(jdbc),
                        ReadableTasks.factory())));
    }

    private MapBusinessCalendarManager calendars() {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new DurationBusinessCalendar());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, ladders);
        return calendars;
    }

    private static <T> List<T> added(List<T> existing, Collection<? extends T> more) {
        List<T> all = existing == null ? new ArrayList<>() : new ArrayList<>(existing);
        all.addAll(more);
        return all;
    }
}
