package org.triad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.testing.RunningTriad;
import org.triad.testing.RunningTriad.Answer;
import org.triad.testing.ScriptedServer;
import org.triad.testing.ScriptedServer.Step;

/**
 * Two nodes on one database that remind, meet and send mails until one of them is killed. In their house somebody works at every hour, the
 * deadline policy is the one that is shipped, and the next sync is tomorrow.
 */
final class NodesAtWork implements AutoCloseable {

    private static final int CAMPAIGNS = 5;
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration AT_LEAST_AHEAD = Duration.ofSeconds(6);
    private static final Duration REMIND_BEFORE = Duration.ofHours(4);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final DateTimeFormatter ENGINE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient database;
    private final String password;
    private final Map<Integer, String> speakers = new ConcurrentHashMap<>();
    private final AtomicBoolean holdsTheNext = new AtomicBoolean();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final ScriptedServer mails = new ScriptedServer(this::answer);
    private final List<JsonNode> tasks = new ArrayList<>();
    private volatile Step atHand;
    private Duration ahead;
    private RunningTriad one;
    private RunningTriad two;

    NodesAtWork(JdbcClient database, String password) {
        this.database = database;
        this.password = password;
    }

    /** What a node of this name is started with. */
    String[] settings(String name) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mails.port(),
                "--spring.mail.properties.mail.smtp.localhost=" + name,
                "--camunda.bpm.job-execution.max-wait=1000",
                "--triad.working-time.country=",
                "--triad.sync.agenda-at=00:00",
                "--triad.sync.cron=0 0 10 * * "
                        + LocalDate.now(ZoneId.of("Europe/Berlin"))
                                .plusDays(1)
                                .getDayOfWeek()
                                .name()
                                .substring(0, 3)));
        for (DayOfWeek day : DayOfWeek.values()) {
            settings.add("--triad.working-time.hours.%s=00:00-24:00"
                    .formatted(day.name().toLowerCase(Locale.ROOT)));
        }
        return settings.toArray(String[]::new);
    }

    /**
     * Proposes campaigns, which have a task for each of two leads.
     *
     * @param first whose settings were made for "node-1"
     */
    void begin(RunningTriad first, RunningTriad second, String proposal, String marketing, List<String> leads)
            throws IOException {
        one = first;
        two = second;
        for (int i = 0; i < CAMPAIGNS; i++) {
            Answer proposed = node(i).post("/api/campaigns", marketing, password, proposal);
            assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
            String key = JsonPath.read(proposed.body(), "$.key");
            Answer open = one.get("/engine-rest/task?processInstanceBusinessKey=" + key, leads.get(0), password);
            JSON.readTree(open.body()).forEach(task -> {
                if (leads.contains(task.path("assignee").asText())) {
                    tasks.add(task);
                }
            });
        }
        assertThat(tasks).hasSize(2 * CAMPAIGNS);

        // The machine may be busy, and the nodes are new to it: what is moved later has to lie so far ahead.
        Instant began = Instant.now();
        areDueAt(began.plus(A_WEEK), Duration.ZERO);
        Duration took = Duration.between(began, Instant.now()).multipliedBy(2);
        ahead = took.compareTo(AT_LEAST_AHEAD) > 0 ? took : AT_LEAST_AHEAD;
    }

    /** The first two rungs; while they come nearer the sync is planned. */
    void eachRungIsToldOnceAndAWeekHasOneSync(String administrator) {
        areDueIn(REMIND_BEFORE, Duration.ZERO);
        aWeekHasOneSync(administrator);
        await().atMost(PATIENCE).untilAsserted(() -> areTold("DUE_SOON", 1));
        areDueIn(Duration.ZERO, Duration.ZERO);
        await().atMost(PATIENCE).untilAsserted(() -> areTold("OVERDUE", 1));
        await().atMost(PATIENCE).untilAsserted(this::allIsSent);
        assertThat(taken().values()).containsOnly(1L);
    }

    /** However often and on whatever node the evening's timer fires. */
    private void aWeekHasOneSync(String administrator) {
        for (int times = 1; times <= 2; times++) {
            String timer = database.sql(
                            "select id_ from act_ru_job where process_def_key_ = 'weekly-sync' and handler_type_ = 'timer-start-event'")
                    .query(String.class)
                    .single();
            Answer moved = node(times)
                    .put(
                            "/engine-rest/job/" + timer + "/duedate",
                            administrator,
                            password,
                            "{\"duedate\": \"%s\"}".formatted(ENGINE_TIME.format(Instant.now())));
            assertThat(moved.status()).as(moved.body()).isEqualTo(204);
            long fired = times;
            await().atMost(PATIENCE)
                    .until(() -> number("act_hi_procinst where proc_def_key_ = 'weekly-sync'") == fired);
        }
        assertThat(number("meeting_sync where week is not null")).isEqualTo(1);
        assertThat(number("act_hi_procinst where end_act_id_ = 'endEvent_noSyncDue'"))
                .isEqualTo(1);
    }

    /**
     * Moved once more, the tasks have reminders of their own. A node is killed when the mail server has a mail and has not said so; half of the reminders come due only then. The other
     * one goes on with all of it.
     *
     * @return the other one
     */
    RunningTriad whatAKilledNodeHeldGoesOnAtTheOther() throws InterruptedException {
        holdsTheNext.set(true);
        areDueIn(REMIND_BEFORE, Duration.ofSeconds(6));
        assertThat(held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("a mail is at hand")
                .isTrue();

        boolean first = speakers.get(atHand.connection()).equals("node-1");
        (first ? one : two).kill();
        long killed = System.nanoTime();
        released.countDown();
        await().atMost(GOES_ON_WITHIN).untilAsserted(() -> {
            areTold("DUE_SOON", 2);
            allIsSent();
        });
        System.out.printf(
                "all is done after a kill: %.1f s%n",
                Duration.ofNanos(System.nanoTime() - killed).toMillis() / 1000.0);

        String repeated = new ScriptedServer.Taken("", atHand.line()).header("Message-ID");
        Map<String, Long> taken = taken();
        assertThat(taken).as("mails by Message-ID").containsEntry(repeated, 2L);
        assertThat(taken).hasSize((int) number("notification_message where state = 'SENT'"));
        taken.remove(repeated);
        assertThat(taken.values()).containsOnly(1L);
        return first ? two : one;
    }

    private ScriptedServer.Answer answer(Step step) throws InterruptedException {
        if (step.word().equals("EHLO")) {
            speakers.put(step.connection(), step.line().substring("EHLO ".length()));
        } else if (step.word().equals("CONTENT") && holdsTheNext.compareAndSet(true, false)) {
            atHand = step;
            held.countDown();
            released.await();
        }
        return ScriptedServer.Answer.USUAL;
    }

    private RunningTriad node(int number) {
        return number % 2 == 0 ? one : two;
    }

    /**
     * Each task's next rung is reached soon.
     *
     * @param time between that moment and the due date
     */
    private void areDueIn(Duration time, Duration more) {
        Instant reached = Instant.now().plus(ahead);
        areDueAt(reached.plus(time), more);
        assertThat(Instant.now()).as("all are moved in time").isBefore(reached);
    }

    /**
     * Each lead moves the due dates of their tasks, on one node or the other.
     *
     * @param more by which every other one of a lead's tasks is due later
     */
    private void areDueAt(Instant due, Duration more) {
        IntStream.range(0, tasks.size()).parallel().forEach(i -> {
            JsonNode task = tasks.get(i);
            String lead = task.path("assignee").asText();
            Answer moved = node(i).put(
                            "/engine-rest/task/" + task.path("id").asText(),
                            lead,
                            password,
                            JSON.createObjectNode()
                                    .put("name", task.path("name").asText())
                                    .put("assignee", lead)
                                    .put("priority", task.path("priority").asInt())
                                    .put("due", ENGINE_TIME.format(i % 4 < 2 ? due : due.plus(more)))
                                    .toString());
            assertThat(moved.status()).as(moved.body()).isEqualTo(204);
        });
    }

    /** Of each task so many messages of a kind. */
    private void areTold(String kind, int times) {
        assertThat(database.sql("select task_id || ' ' || recipient from notification_message where kind = :kind")
                        .param("kind", kind)
                        .query(String.class)
                        .list())
                .as(this::situation)
                .containsExactlyInAnyOrderElementsOf(tasks.stream()
                        .map(task -> task.path("id").asText() + " "
                                + task.path("assignee").asText())
                        .flatMap(told -> Collections.nCopies(times, told).stream())
                        .toList());
    }

    private void allIsSent() {
        assertThat(number("notification_message where state <> 'SENT'"))
                .as(this::situation)
                .isZero();
    }

    /** How often which mail was taken. */
    private Map<String, Long> taken() {
        return mails.taken().stream()
                .collect(Collectors.groupingBy(mail -> mail.header("Message-ID"), Collectors.counting()));
    }

    private String situation() {
        return database.sql(
                        "select kind, state, count(*), min(failure) as failure from notification_message group by kind, state")
                .query()
                .listOfRows()
                .toString();
    }

    private long number(String rows) {
        return database.sql("select count(*) from " + rows).query(Long.class).single();
    }

    @Override
    public void close() {
        released.countDown();
        mails.close();
    }
}
