package org.triad.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.meeting.CalendarPart;
import org.triad.meeting.Invitation;
import org.triad.meeting.Invitation.Point;
import org.triad.meeting.SyncEvents.Reason;
import org.triad.meeting.SyncEvents.SyncCancelled;
import org.triad.meeting.SyncEvents.SyncChanged;
import org.triad.meeting.SyncEvents.SyncInvited;
import org.triad.meeting.SyncKey;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Who has a part in a sync is invited, told of changes and of its end, each once. */
@TriadTest
class SyncMailIT {

    private final SyncKey sync = SyncKey.ofNumber(ThreadLocalRandom.current().nextLong(1_000_000, 900_000_000));

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anInvitationSaysWhenWhatAndWhyOnceForEachOfItsVersions() {
        publish(new SyncInvited(invitation(0)));
        publish(new SyncInvited(invitation(0)));
        publish(new SyncChanged(invitation(1), true, Optional.of(ELENA)));
        publish(new SyncCancelled(invitation(2), Reason.SETTLED, Optional.empty(), Optional.empty()));

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "elena Weekly sync, 1 March: you are invited",
                        "jonas Weekly sync, 1 March: you are invited",
                        "jonas Weekly sync, 1 March: changed",
                        "elena Weekly sync, 1 March: cancelled",
                        "jonas Weekly sync, 1 March: cancelled");
        String page = Visitor.signedIn(port, "jonas")
                .get("/outbox/" + id("Weekly sync, 1 March: you are invited"))
                .body();
        assertThat(page)
                .contains(
                        "What we talk about",
                        "C-0001 Upgrade autumn",
                        "Two reviews conflict.",
                        "Mon, 1 Mar 2027, 10:00")
                .contains("/syncs/" + sync, "because you have a part in the sync")
                .doesNotContain("??");
        assertThat(Visitor.signedIn(port, "jonas")
                        .get("/outbox/" + id("Weekly sync, 1 March: cancelled"))
                        .body())
                .contains("everything on the agenda is settled");
    }

    private Invitation invitation(int sequence) {
        Instant starts = Instant.parse("2027-03-01T09:00:00Z");
        return new Invitation(
                sync,
                "Weekly sync, 1 March",
                sequence,
                starts,
                starts.plus(Duration.ofMinutes(30)),
                ZoneId.of("Europe/Berlin"),
                List.of(new Point("C-0001 Upgrade autumn", "Two reviews conflict.", Optional.empty(), Set.of(JONAS))),
                Set.of(JONAS, ELENA),
                Optional.of(new CalendarPart(CalendarPart.Method.REQUEST, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")));
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private List<String> told() {
        return jdbc.sql("select recipient || ' ' || headline from notification_message where occasion like :sync")
                .param("sync", "sync/" + sync + "/%")
                .query(String.class)
                .list();
    }

    private long id(String headline) {
        return jdbc.sql(
                        "select id from notification_message where occasion like :sync and headline = :headline and recipient = 'jonas'")
                .param("sync", "sync/" + sync + "/%")
                .param("headline", headline)
                .query(Long.class)
                .single();
    }
}
