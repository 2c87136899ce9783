package org.triad.notification.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.PostQueue;
import org.triad.notification.http.ScriptedReceiver;
import org.triad.testing.RefusedMarks;
import org.triad.testing.TriadTest;

/** What a worker says of a post counts once, and what the database does not take of it is not sent again at once. */
@TriadTest
class PostMarksIT {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PostQueue queue;

    private PostRoom room;

    @BeforeEach
    void triadsOwnWorkersStandStill() {
        room = new PostRoom(context);
    }

    @AfterEach
    void nothingIsLeft() {
        room.close();
    }

    @Test
    void aMarkTheDatabaseRefusesOnceIsTriedAgainAndNothingIsSentAgain() {
        try (ScriptedReceiver receiver = ScriptedReceiver.wellBehaved();
                RefusedMarks refused = new RefusedMarks(jdbc, "notification_post", 1)) {
            Destination channel = room.channel(receiver);
            room.posts().test(channel.id(), room.admin());

            assertThat(room.worker().run(() -> false)).isEqualTo(1);

            assertThat(refused.tried()).isEqualTo(2);
            assertThat(room.states(channel)).containsExactly("test SENT 200");
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void whatTheDatabaseDoesNotMarkIsNotSentAgainUntilItsLeaseIsOver() {
        try (ScriptedReceiver receiver = ScriptedReceiver.wellBehaved();
                RefusedMarks refused = new RefusedMarks(jdbc, "notification_post", 2)) {
            Destination webhook = room.webhook(receiver);
            room.posts().test(webhook.id(), room.admin());

            room.worker().run(() -> false);
            room.worker().run(() -> false);
            assertThat(refused.tried()).isEqualTo(2);
            assertThat(receiver.calls()).hasSize(1);
            assertThat(room.states(webhook)).containsExactly("test SENDING");

            room.leasesAreOver();
            assertThat(room.worker().run(() -> false)).isEqualTo(1);
            assertThat(PostRoom.ids(receiver)).hasSize(1);
        }
    }

    @Test
    void aPostIsGivenUpAfterTenDeathsInARowAndNotForTriesThatFailed() {
        try (ScriptedReceiver receiver = ScriptedReceiver.wellBehaved()) {
            Destination webhook = room.webhook(receiver);
            room.posts().test(webhook.id(), room.admin());
            jdbc.sql("update notification_post set attempts = 40 where destination = " + webhook.id())
                    .update();
            for (int death = 1; death <= 10; death++) {
                assertThat(queue.claim(UUID.randomUUID(), 5, 5, PostDelivery.LEASE, Instant.now()))
                        .as("before death %d", death)
                        .hasSize(1);
                room.leasesAreOver();
                queue.revive();
            }

            assertThat(room.states(webhook)).containsExactly("test DEAD");
            assertThat(room.column("failure", webhook)).isEqualTo("Triad stopped each time it tried to send this.");
        }
    }
}
