package org.triad.notification.post;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.PersonId;
import org.triad.notification.domain.Letters;
import org.triad.notification.domain.MessageSettings;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.DestinationDesk;
import org.triad.notification.domain.destination.DestinationTable;
import org.triad.notification.domain.destination.Draft;
import org.triad.notification.domain.destination.PostDesk;
import org.triad.notification.domain.destination.PostQueue;
import org.triad.notification.http.ScriptedReceiver;
import org.triad.notification.http.TestLines;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.testing.Journeys;

/** Channels and webhooks that lead to receivers of a test, and workers that send to them while Triad's own stand still. */
final class PostRoom implements AutoCloseable {

    private static final Duration SHORT = Duration.ofMillis(900);
    private static final Predicate<String> ALLOWED = "127.0.0.1"::equals;

    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final Scheduler scheduler;
    private final ExecutorService side = Executors.newCachedThreadPool();

    PostRoom(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        this.scheduler = context.getBean(Scheduler.class);
        scheduler.pause();
        Awaitility.await().until(() -> scheduler.getCurrentlyExecuting().isEmpty());
        jdbc.sql("insert into notification_allowed_host values ('127.0.0.1', now(), 'admin') on conflict do nothing")
                .update();
    }

    Destination add(String format, String department, String address, String... topics) {
        return desk().add(
                        new Draft("Room", format, department, address, List.of(topics), true), person(Journeys.ADMIN));
    }

    /** A webhook that hears of stages. */
    Destination webhook(ScriptedReceiver receiver) {
        return add("webhook", "", receiver.address("/hook"), "stageReached");
    }

    /** A channel of Sales that hears what is overdue. */
    Destination channel(ScriptedReceiver receiver) {
        return add("slack", "sales", receiver.address("/services/T0/B0/secret"), "overdue");
    }

    /** The ids under which posts came, each once. */
    static List<String> ids(ScriptedReceiver receiver) {
        return receiver.calls().stream()
                .map(call -> call.header("webhook-id"))
                .distinct()
                .toList();
    }

    DestinationDesk desk() {
        return context.getBean(DestinationDesk.class);
    }

    PostDesk posts() {
        return context.getBean(PostDesk.class);
    }

    Person person(PersonId id) {
        return context.getBean(People.class).find(id).orElseThrow();
    }

    Person admin() {
        return person(Journeys.ADMIN);
    }

    PostDelivery worker() {
        return worker(Clock.systemUTC());
    }

    /** A worker that waits for receivers for less than a second. */
    PostDelivery worker(Clock clock) {
        return worker(ALLOWED, clock, SHORT);
    }

    PostDelivery worker(Predicate<String> allowed) {
        return worker(allowed, Clock.systemUTC(), SHORT);
    }

    /** A worker that waits as long as Triad's own. */
    PostDelivery patientWorker() {
        return worker(ALLOWED, Clock.systemUTC(), Duration.ofSeconds(10));
    }

    private PostDelivery worker(Predicate<String> allowed, Clock clock, Duration longest) {
        Postman postman = new Postman(
                context.getBean(Letters.class),
                context.getBean(ChatFormats.class),
                context.getBean(WebhookBody.class),
                TestLines.impatient(allowed, InetAddress::getAllByName, clock, longest));
        return new PostDelivery(
                context.getBean(PostQueue.class),
                context.getBean(DestinationTable.class),
                context.getBean(PostDesk.class),
                postman,
                context.getBean(MessageSettings.class),
                side,
                clock);
    }

    /** A clock that is some time ahead. */
    static Clock later(Duration by) {
        return Clock.offset(Clock.systemUTC(), by);
    }

    /** Event, state and status of each post, the oldest first. */
    List<String> states(Destination destination) {
        return jdbc.sql("""
                        select event || ' ' || state || coalesce(' ' || status, '') from notification_post
                        where destination = :id order by id
                        """).param("id", destination.id()).query(String.class).list();
    }

    /** Who has a message that Triad has switched it off, and its headline. */
    List<String> toldOfItsEnd(Destination destination) {
        return jdbc.sql("""
                        select recipient || ': ' || headline from notification_message
                        where kind = 'SWITCHED_OFF' and facts ->> 'path' = :path order by recipient
                        """)
                .param("path", "/destinations/" + destination.id())
                .query(String.class)
                .list();
    }

    String column(String column, Destination destination) {
        return jdbc.sql("select max(cast(" + column + " as text)) from notification_post where destination = "
                        + destination.id())
                .query(String.class)
                .single();
    }

    /** As if the node that sends them had died or stood still for longer than a lease. */
    void leasesAreOver() {
        jdbc.sql("update notification_post set claimed_until = now() - interval '1 second' where claim is not null")
                .update();
    }

    @Override
    public void close() {
        jdbc.sql("delete from notification_destination").update();
        jdbc.sql("delete from notification_allowed_host").update();
        side.shutdownNow();
        scheduler.resume();
    }
}
