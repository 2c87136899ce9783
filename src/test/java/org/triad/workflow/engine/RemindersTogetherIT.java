package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.testing.Engine;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

/** Reminders of several campaigns that are due at once, in the hands of the real job executor. */
@TriadTest
class RemindersTogetherIT {

    private static final String TIMER =
            "repeat_ like 'ladder/%' and execution_id_ = (select execution_id_ from act_ru_task where id_ = :task)";
    private static final String BROKEN = "ladder/broken";

    /** The reviews are overdue then and not yet escalated. */
    private static final Duration LATE = Duration.ofMinutes(1);

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private JdbcClient jdbc;

    private List<String> others;
    private List<String> tasks;

    @BeforeEach
    void onlyTheTimersOfFourReviewsRun() {
        others = jdbc.sql("update act_ru_job set suspension_state_ = 2 where suspension_state_ = 1 returning id_")
                .query(String.class)
                .list();
        List<String> campaigns = Stream.generate(journeys::inReview)
                .limit(4)
                .map(journey -> journey.campaign().value())
                .toList();
        tasks = jdbc.sql("""
                        select t.id_ from act_ru_task t join act_ru_execution i on i.id_ = t.proc_inst_id_
                        where i.business_key_ in (:campaigns) and t.task_def_key_ = 'userTask_reviewForSales'
                        """).param("campaigns", campaigns).query(String.class).list();
    }

    @AfterEach
    void theOthersRunAgain() {
        jdbc.sql("update act_ru_job set suspension_state_ = 1 where id_ in (:others)")
                .param("others", others)
                .update();
    }

    @Test
    void areWrittenInOneTransactionAndEachOnce() {
        fire();

        assertThat(reminded()).containsExactlyInAnyOrderElementsOf(tasks);
        assertThat(jdbc.sql(
                                "select distinct cast(xmin as text) from notification_message where kind = 'OVERDUE' and task_id in (:tasks)")
                        .param("tasks", tasks)
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void oneThatFailsKeepsNoOtherFromBeingSaid() {
        String broken = tasks.get(0);
        String whole = jdbc.sql("select repeat_ from act_ru_job where " + TIMER)
                .param("task", broken)
                .query(String.class)
                .single();
        setRepeat(broken, BROKEN);
        try {
            fire();

            assertThat(reminded()).hasSize(tasks.size() - 1).doesNotContain(broken);
            assertThat(jdbc.sql("select exception_msg_ from act_ru_job where " + TIMER)
                            .param("task", broken)
                            .query(String.class)
                            .single())
                    .contains(BROKEN);
        } finally {
            setRepeat(broken, whole);
        }
    }

    private void setRepeat(String task, String repeat) {
        jdbc.sql("update act_ru_job set repeat_ = :repeat where " + TIMER)
                .param("repeat", repeat)
                .param("task", task)
                .update();
    }

    /** The tasks of which somebody was told that they are overdue; nobody twice. */
    private List<String> reminded() {
        return jdbc.sql("select task_id from notification_message where kind = 'OVERDUE' and task_id in (:tasks)")
                .param("tasks", tasks)
                .query(String.class)
                .list();
    }

    /** Lets the timers fire until none is left that is due. */
    private void fire() {
        Instant due = jdbc.sql("select max(due_date_) from act_ru_task where id_ in (:tasks)")
                .param("tasks", tasks)
                .query(Timestamp.class)
                .single()
                .toInstant()
                .plus(LATE);
        engine.at(
                due,
                () -> engine.withJobExecutor(() -> await().atMost(Duration.ofSeconds(30))
                        .until(() -> jdbc.sql(
                                                "select count(*) from act_ru_job where suspension_state_ = 1 and duedate_ <= :due")
                                        .param("due", Timestamp.from(due))
                                        .query(Integer.class)
                                        .single()
                                == 0)));
    }
}
