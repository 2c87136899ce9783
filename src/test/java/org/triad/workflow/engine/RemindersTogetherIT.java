package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.testing.Engine;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.workflow.TaskEvents.RungReached;

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

    @Autowired
    private ApplicationEventMulticaster multicaster;

    private final AtomicReference<String> fails = new AtomicReference<>();

    private final ApplicationListener<ApplicationEvent> failing = new ApplicationListener<>() {
        @Override
        public void onApplicationEvent(ApplicationEvent event) {
            if (event instanceof PayloadApplicationEvent<?> payload
                    && payload.getPayload() instanceof RungReached reached
                    && reached.task().id().equals(fails.get())) {
                fails.set(null);
                throw new IllegalStateException("The database was restarted at this moment.");
            }
        }
    };

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
        fire(late());

        assertThat(reminded()).containsExactlyInAnyOrderElementsOf(tasks);
        assertThat(timers()).containsExactlyInAnyOrderElementsOf(tasks);
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
            fire(late());

            assertThat(reminded()).hasSize(tasks.size() - 1).doesNotContain(broken);
            assertThat(timers()).containsExactlyInAnyOrderElementsOf(tasks);
            assertThat(jdbc.sql("select exception_msg_ from act_ru_job where " + TIMER)
                            .param("task", broken)
                            .query(String.class)
                            .single())
                    .contains(BROKEN);
        } finally {
            setRepeat(broken, whole);
        }
    }

    @Test
    void oneThatFailsOnceIsGivenAMinuteLaterAndTheOthersAtOnce() {
        String broken = tasks.get(2);
        Instant late = late();
        fails.set(broken);
        multicaster.addApplicationListener(failing);
        try {
            fire(late);
        } finally {
            multicaster.removeApplicationListener(failing);
        }

        assertThat(reminded()).hasSize(tasks.size() - 1).doesNotContain(broken);
        // The engine has made the timer that fires next, for this one only, and the failed one waits for a minute.
        assertThat(timers()).hasSize(tasks.size() + 1).containsAll(tasks).contains(broken, broken);
        assertThat(jdbc.sql("select duedate_ from act_ru_job where exception_msg_ is not null and " + TIMER)
                        .param("task", broken)
                        .query(Timestamp.class)
                        .single()
                        .toInstant())
                .isEqualTo(late.plusSeconds(60));

        fire(late.plusSeconds(61));
        assertThat(reminded()).containsExactlyInAnyOrderElementsOf(tasks);
        assertThat(timers()).containsExactlyInAnyOrderElementsOf(tasks);
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

    /** The tasks of the timers that are there, each as often as it has one. */
    private List<String> timers() {
        return jdbc.sql("""
                        select t.id_ from act_ru_job j join act_ru_task t on t.execution_id_ = j.execution_id_
                        where j.repeat_ like 'ladder/%' and t.id_ in (:tasks)
                        """).param("tasks", tasks).query(String.class).list();
    }

    private Instant late() {
        return jdbc.sql("select max(due_date_) from act_ru_task where id_ in (:tasks)")
                .param("tasks", tasks)
                .query(Timestamp.class)
                .single()
                .toInstant()
                .plus(LATE);
    }

    /** Lets the timers fire until none is left that is due. */
    private void fire(Instant late) {
        engine.at(
                late,
                () -> engine.withJobExecutor(() -> await().atMost(Duration.ofSeconds(30))
                        .until(() -> jdbc.sql(
                                                "select count(*) from act_ru_job where suspension_state_ = 1 and duedate_ <= :late")
                                        .param("late", Timestamp.from(late))
                                        .query(Integer.class)
                                        .single()
                                == 0)));
    }
}
