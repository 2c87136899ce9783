package org.triad.workflow.engine;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClassLoaderUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triad.workflow.deadline.Ladder;

/**
 * Fires reminders in one transaction, which writes their messages with one statement. Reminders only write rows, so nothing is lost where
 * one of them fails or somebody completes its task meanwhile: then nothing has happened, and each is fired for itself, as jobs of other
 * kinds are.
 */
final class RemindersTogether extends ExecuteJobsRunnable {

    private static final Logger LOG = LoggerFactory.getLogger(RemindersTogether.class);

    RemindersTogether(List<String> jobs, ProcessEngineImpl engine) {
        super(jobs, engine);
    }

    @Override
    public void run() {
        if (jobExecutor.isActive() && firedTogether()) {
            jobExecutor.jobWasAdded();
        } else {
            super.run();
        }
    }

    private boolean firedTogether() {
        Context.setJobExecutorContext(new JobExecutorContext());
        ClassLoader before = switchClassLoader();
        try {
            return processEngine
                    .getProcessEngineConfiguration()
                    .getCommandExecutorTxRequired()
                    .execute(this::fire);
        } catch (RuntimeException failure) {
            LOG.debug("{} reminders are fired one by one, since one of them failed.", jobIds.size(), failure);
            return false;
        } finally {
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
        jobs.forEach(job -> new ExecuteJobsCmd(job.getId(), new JobFailureCollector(job.getId())).execute(context));
        return true;
    }

    private static boolean isReminder(JobEntity job) {
        return job instanceof TimerEntity timer && Ladder.isLadder(timer.getRepeat());
    }
}
