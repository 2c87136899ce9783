package org.triad.workflow.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.ProcessDataContext;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClassLoaderUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triad.workflow.deadline.Ladder;

/**
 * Fires reminders in one transaction, which writes their messages with one statement. Reminders only write rows, so nothing is lost where
 * one of them fails or somebody completes its task meanwhile: then nothing of them has happened. The one that failed has failed, and is
 * given later as the engine does it; each of the others is fired for itself, as jobs of other kinds are.
 */
final class RemindersTogether extends ExecuteJobsRunnable {

    private static final Logger LOG = LoggerFactory.getLogger(RemindersTogether.class);

    private final FiredTogether together = new FiredTogether();

    RemindersTogether(List<String> jobs, ProcessEngineImpl engine) {
        super(jobs, engine);
    }

    @Override
    public void run() {
        if (!jobExecutor.isActive() || !firedTogether()) {
            super.run();
            return;
        }
        // What they have left to do at once, and the engine's word to the acquisition that there may be more.
        new ExecuteJobsRunnable(together.getCurrentProcessorJobQueue(), processEngine).run();
    }

    private boolean firedTogether() {
        Context.setJobExecutorContext(together);
        ClassLoader before = switchClassLoader();
        try {
            return processEngine
                    .getProcessEngineConfiguration()
                    .getCommandExecutorTxRequired()
                    .execute(this::fire);
        } catch (RuntimeException | Error failure) {
            LOG.debug("{} reminders are fired one by one, since one of them failed.", jobIds.size(), failure);
            return false;
        } finally {
            new ProcessDataContext(processEngine.getProcessEngineConfiguration()).clearMdc();
            Context.removeJobExecutorContext();
            ClassLoaderUtil.setContextClassloader(before);
        }
    }

    /** @return false if there are others among them, of which nothing is known */
    private boolean fire(CommandContext context) {
        List<JobEntity> jobs = jobIds.stream()
                .map(id -> context.getDbEntityManager().selectById(JobEntity.class, id))
                .filter(Objects::nonNull)
                .toList();
        if (!jobs.stream().allMatch(RemindersTogether::isReminder)) {
            return false;
        }
        jobs.forEach(job -> fire(context, job.getId()));
        return true;
    }

    private void fire(CommandContext context, String job) {
        JobFailureCollector collector = new JobFailureCollector(job);
        together.another();
        try {
            new ExecuteJobsCmd(job, collector).execute(context);
        } catch (RuntimeException failure) {
            collector.setFailure(failure);
            together.failed(context, collector);
            throw failure;
        }
    }

    private static boolean isReminder(JobEntity job) {
        return job instanceof TimerEntity timer && Ladder.isLadder(timer.getRepeat());
    }

    @Override
    protected void executeJob(String job, CommandExecutor commands, JobFailureCollector collector) {
        Optional<JobFailureCollector> failed =
                together.failed().filter(failure -> failure.getJobId().equals(job));
        if (failed.isEmpty()) {
            super.executeJob(job, commands, collector);
            return;
        }
        // It has had its try.
        collector.setJob(failed.get().getJob());
        collector.setFailedActivityId(failed.get().getFailedActivityId());
        ExecuteJobHelper.executeJob(
                job,
                commands,
                collector,
                context -> {
                    throw (RuntimeException) failed.get().getFailure();
                },
                processEngine.getProcessEngineConfiguration());
    }
}
