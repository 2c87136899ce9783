package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.triad.testing.StatementCount;
import org.triad.testing.TriadTest;
import org.triad.workflow.WorkflowSettings;

/** The timer of the weekly sync after a restart. What happens here is rolled back. */
@TriadTest
@Transactional
class StartTimersIT {

    private static final String WHERE = " where process_def_key_ = 'weekly-sync' and process_instance_id_ is null";

    @Autowired
    private StartTimers timers;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private WorkflowSettings settings;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anotherSettingMovesIt() {
        TimerEntity shipped = timer();
        change("repeat_ = '0 0 18 * * THU'", Instant.now().plus(30, ChronoUnit.DAYS));

        timers.followSettings();

        assertThat(timer().getRepeat()).isEqualTo(shipped.getRepeat());
        assertThat(timer().getDuedate().toInstant())
                .isEqualTo(new HouseCycles(settings.zone())
                        .resolveDuedate(shipped.getRepeat(), null, 0)
                        .toInstant());
    }

    @Test
    void theSameSettingLeavesAMissedEveningToBeMadeUpFor() {
        Instant missed = Instant.now().minus(10, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        change("retries_ = retries_", missed);

        timers.followSettings();

        assertThat(timer().getDuedate().toInstant()).isEqualTo(missed);
    }

    @Test
    void earlierVersionsAreNotAskedAbout() {
        int before = StatementCount.of(timers::followSettings).size();
        jdbc.sql("""
                        insert into act_ru_jobdef (id_, rev_, proc_def_id_, proc_def_key_, act_id_, job_type_, job_configuration_, suspension_state_)
                        select id_ || n, rev_, proc_def_id_, proc_def_key_, act_id_, job_type_, job_configuration_, suspension_state_
                        from act_ru_jobdef, generate_series(1, 20) as n where job_type_ = 'timer-start-event'
                        """).update();

        assertThat(StatementCount.of(timers::followSettings)).hasSize(before);
    }

    private TimerEntity timer() {
        return (TimerEntity)
                managementService.createJobQuery().processDefinitionKey("weekly-sync").timers().list().stream()
                        .filter(job -> job.getProcessInstanceId() == null)
                        .findFirst()
                        .orElseThrow();
    }

    /** As another setting, or time, has left it. */
    private void change(String what, Instant due) {
        jdbc.sql("update act_ru_job set " + what + ", duedate_ = :due" + WHERE)
                .param("due", Timestamp.from(due))
                .update();
    }
}
