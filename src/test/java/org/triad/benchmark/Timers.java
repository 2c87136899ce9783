package org.triad.benchmark;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The reminders of one side as its tables have them: which are due, and whether each was fired once and everybody told once. */
final class Timers implements AutoCloseable {

    private static final String REMINDERS =
            " from act_ru_job where handler_type_ = 'timer-transition' and repeat_ is not null and duedate_ < '2900-01-01'";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final String database;
    private final boolean tells;
    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;
    private final List<Double> messagesPerSecond = new ArrayList<>();
    private long messages;

    /** @param tells whether somebody is told of what has fired */
    Timers(Server server, Side side, boolean tells) {
        this.database = side.database();
        this.tells = tells;
        connection = new SingleConnectionDataSource(server.url(database), "postgres", "", true);
        jdbc = JdbcClient.create(connection);
    }

    String database() {
        return database;
    }

    int number() {
        return (int) number("select count(*)" + REMINDERS);
    }

    /** When the last of the reminders that come next is due. */
    Instant last() {
        return jdbc.sql("select max(duedate_)" + REMINDERS)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** The clock will be moved; nothing else shall be done then. */
    void keepOnlyReminders() {
        jdbc.sql("update act_ru_job set suspension_state_ = 2 where id_ not in (select id_" + REMINDERS + ")")
                .update();
    }

    /** From now on the tasks are everybody's. */
    void takeFromPeople() {
        jdbc.sql("update act_ru_task set assignee_ = null").update();
    }

    /**
     * Lets all fire that are due.
     *
     * @param executor fires what is due while its work is done
     * @throws IllegalStateException if one has not fired, or twice, or if somebody was not told or twice
     */
    void round(Meter meter, Executor executor) throws Exception {
        int reminders = number();
        long fired = fired();
        long newest = newest();
        long[] glances = new long[1];
        long start = System.nanoTime();
        double[] seconds = new double[1];
        meter.round(reminders, () -> {
            executor.during(() -> {
                Awaitility.await().pollInterval(GLANCE).atMost(PATIENCE).until(() -> {
                    glances[0]++;
                    return isDone();
                });
                seconds[0] = (System.nanoTime() - start) / 1e9;
            });
            return glances[0];
        });
        check("fired", fired() - fired, reminders);
        if (tells) {
            String since = " from notification_message where task_id is not null and id > " + newest;
            long told = number("select count(*)" + since);
            check("told of", number("select count(distinct task_id)" + since), reminders);
            check("told once", number("select count(distinct (task_id, recipient))" + since), told);
            messages += told;
            messagesPerSecond.add(told / seconds[0]);
        }
    }

    /** Runs the work while the job executor runs. */
    interface Executor {

        void during(Runnable work);
    }

    long messages() {
        return messages;
    }

    /** Of the rounds since the last call. */
    double messagesPerSecond() {
        double median = Numbers.median(messagesPerSecond);
        messagesPerSecond.clear();
        return median;
    }

    private boolean isDone() {
        return number("select count(*)" + REMINDERS + " and duedate_ <= '" + Timestamp.from(now()) + "'") == 0;
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    private long fired() {
        return number("select count(*) from act_hi_actinst where act_type_ = 'boundaryTimer'");
    }

    private long newest() {
        return tells ? number("select coalesce(max(id), 0) from notification_message") : 0;
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static void check(String what, long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException("Not each was %s once: %,d of %,d.".formatted(what, found, expected));
        }
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
