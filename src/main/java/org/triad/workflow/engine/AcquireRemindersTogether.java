package org.triad.workflow.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Acquires what is due as the engine does and gives reminders of several campaigns to one thread. Jobs of any other kind stay alone or
 * with those of their campaign; a campaign's jobs stay with one thread.
 */
final class AcquireRemindersTogether extends AcquireJobsCmd {

    /** So many fill a thread for some hundredths of a second; whoever works on one of the tasks waits no longer. */
    private static final int TOGETHER = 10;

    private final JdbcTemplate jdbc;

    AcquireRemindersTogether(JobExecutor executor, int number, JdbcTemplate jdbc) {
        super(executor, number);
        this.jdbc = jdbc;
    }

    @Override
    public AcquiredJobs execute(CommandContext context) {
        List<List<String>> batches = super.execute(context).getJobIdBatches();
        if (batches.size() > 1) {
            // The one the engine tells which jobs somebody else was faster to acquire.
            acquiredJobs = together(batches);
        }
        return acquiredJobs;
    }

    private AcquiredJobs together(List<List<String>> batches) {
        Set<String> reminders = reminders(batches.stream().flatMap(List::stream).toArray(String[]::new));
        AcquiredJobs all = new AcquiredJobs(numJobsToAcquire);
        List<String> together = new ArrayList<>();
        for (List<String> batch : batches) {
            if (!reminders.containsAll(batch)) {
                all.addJobIdBatch(batch);
                continue;
            }
            together.addAll(batch);
            if (together.size() >= TOGETHER) {
                all.addJobIdBatch(together);
                together = new ArrayList<>();
            }
        }
        all.addJobIdBatch(together);
        return all;
    }

    private Set<String> reminders(String... jobs) {
        return new HashSet<>(jdbc.queryForList(
                "select id_ from act_ru_job where id_ = any (?) and repeat_ like 'ladder/%'",
                String.class, (Object) jobs));
    }
}
