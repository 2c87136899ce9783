package org.triad.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

/** The starter's job executor with its settings. Reminders that are due at once are acquired and fired together. */
final class HouseJobExecutor extends SpringJobExecutor {

    private final JdbcTemplate jdbc;

    /** @param usual what the starter makes of the settings */
    HouseJobExecutor(JobExecutor usual, TaskExecutor threads, JdbcTemplate jdbc) {
        setTaskExecutor(threads);
        setRejectedJobsHandler(usual.getRejectedJobsHandler());
        setLockTimeInMillis(usual.getLockTimeInMillis());
        setMaxJobsPerAcquisition(usual.getMaxJobsPerAcquisition());
        setWaitTimeInMillis(usual.getWaitTimeInMillis());
        setMaxWait(usual.getMaxWait());
        setBackoffTimeInMillis(usual.getBackoffTimeInMillis());
        setMaxBackoff(usual.getMaxBackoff());
        setBackoffDecreaseThreshold(usual.getBackoffDecreaseThreshold());
        setWaitIncreaseFactor(usual.getWaitIncreaseFactor());
        this.jdbc = jdbc;
    }

    /** A stop forgets how jobs are acquired. */
    @Override
    protected void ensureInitialization() {
        super.ensureInitialization();
        setAcquireJobsCmdFactory(number -> new AcquireRemindersTogether(this, number, jdbc));
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        return jobs.size() > 1 ? new RemindersTogether(jobs, engine) : new ExecuteJobsRunnable(jobs, engine);
    }
}
