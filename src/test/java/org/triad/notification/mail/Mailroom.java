package org.triad.notification.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.meeting.SyncKey;
import org.triad.notification.domain.Letter;
import org.triad.notification.domain.Letters;
import org.triad.notification.domain.MailQueue;
import org.triad.notification.domain.Message;
import org.triad.notification.domain.MessageSettings;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.TaskEvents.Rung;
import org.triad.workflow.TaskEvents.RungReached;
import org.triad.workflow.TaskEvents.TaskAtHand;

/** Messages that wait for a mail server, and workers that send them to one of a test. */
public final class Mailroom {

    /** Milliseconds: short, so that a test need not wait as long as people would. */
    static final int TIMEOUT = 600;

    private final ApplicationContext context;
    private final JdbcClient jdbc;

    public Mailroom(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
    }

    /** One message to each, as a rung of the ladder writes them, waiting to be sent. */
    void remind(CampaignKey key, PersonId... people) {
        TaskAtHand task = new TaskAtHand(
                UUID.randomUUID().toString(),
                "userTask_reviewBrief",
                "Review brief",
                Optional.of(key),
                Optional.of(Department.SALES),
                Set.of(Department.SALES.key()),
                Optional.of(Instant.parse("2027-03-01T09:00:00Z")));
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> context.publishEvent(new RungReached(task, Rung.OVERDUE, 1, Set.of(people))));
        jdbc.sql("update notification_message set state = 'WAITING' where task_id = :task")
                .param("task", task.id())
                .update();
    }

    /** What was captured about a sync is to be sent. */
    void sendAbout(SyncKey sync) {
        jdbc.sql("update notification_message set state = 'WAITING' where occasion like :sync")
                .param("sync", "sync/" + sync + "/%")
                .update();
    }

    /** A worker that sends to this port now. */
    Delivery worker(int port) {
        return worker(port, context.getBean(Clock.class));
    }

    Delivery worker(int port, Clock clock) {
        return worker(port, clock, TIMEOUT);
    }

    /** A worker that waits for the server as long as the application does. */
    Delivery patientWorker(int port) {
        return worker(port, context.getBean(Clock.class), 10_000);
    }

    /** Sends what waits, as one of the application's workers does. */
    public int deliver(int port) {
        return patientWorker(port).run(() -> false);
    }

    /** What a reminder says to somebody. */
    public record Sample(String subject, String text, String html) {}

    public Sample sample(CampaignKey key, PersonId person) {
        clear();
        remind(key, person);
        Message message = context.getBean(MailQueue.class)
                .claim(UUID.randomUUID(), 1, Delivery.LEASE, Instant.now())
                .get(0);
        clear();
        Letter letter = context.getBean(Letters.class).of(message);
        Person to = context.getBean(People.class).find(person).orElseThrow();
        MailWriter writer = context.getBean(MailWriter.class);
        return new Sample(letter.subject(), writer.text(letter, to), writer.html(letter, to));
    }

    /** So many reminders to somebody, of a task each, wait to be sent. */
    public void fill(CampaignKey key, PersonId person, int messages) {
        clear();
        remind(key, person);
        jdbc.sql("""
                        insert into notification_message (occasion, recipient, kind, event, audience, campaign_key, task_id, department,
                                                          headline, facts, created_at, state, due_at)
                        select occasion || '/' || n, recipient, kind, event, audience, campaign_key, task_id || '/' || n, department,
                               headline, facts, created_at, state, due_at
                        from notification_message cross join generate_series(2, :messages) n
                        where state = 'WAITING'
                        """).param("messages", messages).update();
    }

    private Delivery worker(int port, Clock clock, int milliseconds) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        Properties properties = server.getJavaMailProperties();
        for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty("mail.smtp." + timeout, Integer.toString(milliseconds));
        }
        properties.setProperty("mail.smtp.quitwait", "false");
        return new Delivery(
                context.getBean(MailQueue.class),
                context.getBean(Letters.class),
                context.getBean(MailWriter.class),
                context.getBean(People.class),
                server,
                context.getBean(MessageSettings.class),
                clock);
    }

    /** A clock that is some time ahead. */
    static Clock later(java.time.Duration by) {
        return Clock.offset(Clock.systemUTC(), by);
    }

    List<String> states(CampaignKey key) {
        return jdbc.sql("""
                        select recipient || ': ' || state || coalesce(' ' || failure_code, '') from notification_message
                        where campaign_key = :key and kind = 'OVERDUE' order by recipient
                        """).param("key", key.value()).query(String.class).list();
    }

    long number(String sql, CampaignKey key) {
        return jdbc.sql("select count(*) from notification_message where campaign_key = '" + key + "' and " + sql)
                .query(Long.class)
                .single();
    }

    /** As if the node that sends them had died or stood still for longer than a lease. */
    void leasesAreOver(CampaignKey key) {
        jdbc.sql(
                        "update notification_message set claimed_until = now() - interval '1 second' where campaign_key = :key and claim is not null")
                .param("key", key.value())
                .update();
    }

    /** Leaves nothing for the next test to send. */
    public void clear() {
        jdbc.sql(
                        "update notification_message set state = 'CAPTURED', claim = null, claimed_until = null where state in ('WAITING', 'SENDING')")
                .update();
    }
}
