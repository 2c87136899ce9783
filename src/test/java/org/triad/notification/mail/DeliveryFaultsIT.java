package org.triad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.BEN;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.TOM;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.CampaignKey;
import org.triad.notification.domain.MailQueue;
import org.triad.testing.Journeys;
import org.triad.testing.RefusedMarks;
import org.triad.testing.ScriptedServer;
import org.triad.testing.ScriptedServer.Answer;
import org.triad.testing.ScriptedServer.Answer.Cut;
import org.triad.testing.ScriptedServer.Answer.Say;
import org.triad.testing.ScriptedServer.Answer.SayAndCut;
import org.triad.testing.ScriptedServer.Answer.Silence;
import org.triad.testing.ScriptedServer.Answer.TakeAndCut;
import org.triad.testing.ScriptedServer.Taken;
import org.triad.testing.TriadTest;

/** Whatever a mail server does: nothing is lost, nobody else suffers, and a mail comes twice only where nobody could know. */
@TriadTest
class DeliveryFaultsIT {

    @Autowired
    private Journeys journeys;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MailQueue queue;

    private Mailroom mailroom;
    private CampaignKey key;

    @BeforeEach
    void threeMessagesWait() {
        mailroom = new Mailroom(context);
        mailroom.clear();
        key = journeys.proposed().campaign();
        mailroom.remind(key, AISHA, JONAS, TOM);
    }

    @AfterEach
    void nothingIsLeft() {
        mailroom.clear();
    }

    @Test
    void allGoOverOneConnection() {
        try (ScriptedServer server = ScriptedServer.wellBehaved()) {
            assertThat(mailroom.worker(server.port()).run(() -> false)).isEqualTo(3);

            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.recipients())
                    .containsExactlyInAnyOrder("aisha@triad.example", "jonas@triad.example", "tom@triad.example");
        }
        assertThat(mailroom.states(key)).containsExactly("aisha: SENT", "jonas: SENT", "tom: SENT");
    }

    @Test
    void aServerThatIsDownGetsThemLater() throws IOException {
        int nobodyListens;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobodyListens = closed.getLocalPort();
        }

        assertThat(mailroom.worker(nobodyListens).run(() -> false)).isZero();

        assertThat(mailroom.states(key)).allMatch(state -> state.endsWith("WAITING"));
        assertThat(mailroom.number("attempts = 0", key))
                .as("those that were not tried")
                .isPositive();
        allComeLater();
    }

    @Test
    void aServerThatRefusesGetsThemLater() {
        try (ScriptedServer server =
                new ScriptedServer(step -> step.word().equals("CONNECT") ? new Say("554 not today") : Answer.USUAL)) {
            assertThat(mailroom.worker(server.port()).run(() -> false)).isZero();
        }
        allComeLater();
    }

    @Test
    void aServerThatSaysNothingHoldsAWorkerUpForItsTimeoutsOnly() {
        try (ScriptedServer server = new ScriptedServer(step -> new Silence())) {
            long began = System.nanoTime();
            assertThat(mailroom.worker(server.port()).run(() -> false)).isZero();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            assertThat(server.connections()).isEqualTo(2);
        }
        allComeLater();
    }

    @Test
    void theApplicationWaitsTenSecondsAtMost() {
        for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            assertThat(context.getEnvironment().getProperty("spring.mail.properties.mail.smtp." + timeout))
                    .isEqualTo("10000");
        }
    }

    @Test
    void aSlowServerGetsThemAll() {
        try (ScriptedServer server = new ScriptedServer(step -> {
            TimeUnit.MILLISECONDS.sleep(120);
            return Answer.USUAL;
        })) {
            assertThat(mailroom.worker(server.port()).run(() -> false)).isEqualTo(3);
        }
    }

    @Test
    void whoIsPutOffIsTriedAgainAndTheOthersAreNot() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (ScriptedServer server = new ScriptedServer(
                step -> step.word().equals("RCPT") && step.recipient().startsWith("jonas") && seen.add(step.recipient())
                        ? new Say("450 4.2.0 come back later")
                        : Answer.USUAL)) {
            assertThat(mailroom.worker(server.port()).run(() -> false)).isEqualTo(2);
            assertThat(mailroom.states(key)).containsExactly("aisha: SENT", "jonas: WAITING 450", "tom: SENT");
            assertThat(mailroom.worker(server.port()).run(() -> false))
                    .as("at once")
                    .isZero();

            assertThat(mailroom.worker(server.port(), Mailroom.later(Duration.ofMinutes(1)))
                            .run(() -> false))
                    .isEqualTo(1);
            assertThat(server.recipients()).hasSize(3).doesNotHaveDuplicates();
        }
        assertThat(mailroom.states(key)).containsExactly("aisha: SENT", "jonas: SENT", "tom: SENT");
    }

    @Test
    void theOneBadRecipientIsGivenUpWithItsCodeAndTheOthersGetTheirs() {
        try (ScriptedServer server = new ScriptedServer(
                step -> step.word().equals("RCPT") && step.recipient().startsWith("jonas")
                        ? new Say("550 5.1.1 no such person")
                        : Answer.USUAL)) {
            mailroom.worker(server.port()).run(() -> false);

            assertThat(server.recipients()).containsExactlyInAnyOrder("aisha@triad.example", "tom@triad.example");
            assertThat(server.connections()).as("connections").isEqualTo(1);
        }
        assertThat(mailroom.states(key)).containsExactly("aisha: SENT", "jonas: DEAD 550", "tom: SENT");
        assertThat(mailroom.number("failure like '%no such person%'", key)).isEqualTo(1);
    }

    @Test
    void aSenderThatIsRefusedKillsNoMessage() {
        try (ScriptedServer server =
                new ScriptedServer(step -> step.word().equals("MAIL") ? new Say("550 who are you") : Answer.USUAL)) {
            mailroom.worker(server.port()).run(() -> false);
        }
        assertThat(mailroom.states(key)).allMatch(state -> state.contains("WAITING"));
        allComeLater();
    }

    @Test
    void aLineThatIsCutBeforeItsAnswerLosesNothingAndRepeatsNothing() {
        try (ScriptedServer server = new ScriptedServer(
                step -> step.word().equals("CONTENT") && step.connection() == 1 ? new Cut() : Answer.USUAL)) {
            mailroom.worker(server.port()).run(() -> false);
            assertThat(mailroom.number("state = 'SENT'", key)).isEqualTo(2);

            mailroom.worker(server.port(), Mailroom.later(Duration.ofMinutes(1)))
                    .run(() -> false);

            assertThat(server.recipients()).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void aLineThatIsCutInsteadOfTheAnswerRepeatsOneMailWithTheSameMessageId() {
        try (ScriptedServer server = new ScriptedServer(
                step -> step.word().equals("CONTENT") && step.connection() == 1 ? new TakeAndCut() : Answer.USUAL)) {
            mailroom.worker(server.port()).run(() -> false);
            mailroom.worker(server.port(), Mailroom.later(Duration.ofMinutes(1)))
                    .run(() -> false);

            assertThat(server.taken()).hasSize(4);
            assertThat(server.taken().stream()
                            .map(mail -> mail.header("Message-ID"))
                            .distinct())
                    .hasSize(3);
        }
        assertThat(mailroom.states(key)).containsExactly("aisha: SENT", "jonas: SENT", "tom: SENT");
    }

    @Test
    void aLineThatIsCutAfterItsAnswerRepeatsNothing() {
        try (ScriptedServer server =
                new ScriptedServer(step -> step.word().equals("CONTENT") ? new SayAndCut("250 taken") : Answer.USUAL)) {
            for (int minute = 0; minute < 4; minute++) {
                mailroom.worker(server.port(), Mailroom.later(Duration.ofMinutes(2L * minute)))
                        .run(() -> false);
            }
            assertThat(server.recipients()).hasSize(3).doesNotHaveDuplicates();
        }
        assertThat(mailroom.states(key)).containsExactly("aisha: SENT", "jonas: SENT", "tom: SENT");
    }

    @Test
    void aPoisonMessageDelaysTheOthersByNoBatch() {
        mailroom.remind(key, BEN);
        try (ScriptedServer server = new ScriptedServer(step ->
                step.word().equals("CONTENT") && step.recipient().startsWith("aisha") ? new Cut() : Answer.USUAL)) {
            mailroom.worker(server.port()).run(() -> false);

            assertThat(server.recipients())
                    .containsExactlyInAnyOrder("jonas@triad.example", "tom@triad.example", "ben@triad.example");
            mailroom.worker(server.port(), Mailroom.later(Duration.ofMinutes(1)))
                    .run(() -> false);
            mailroom.worker(server.port(), Mailroom.later(Duration.ofDays(4))).run(() -> false);
        }
        assertThat(mailroom.states(key)).contains("aisha: DEAD").doesNotContain("aisha: SENT");
    }

    @Test
    void twoNodesSendNothingTwice() {
        for (int more = 0; more < 20; more++) {
            mailroom.remind(key, AISHA, JONAS, TOM);
        }
        try (ScriptedServer server = ScriptedServer.wellBehaved()) {
            CompletableFuture<Integer> one = sending(server);
            CompletableFuture<Integer> other = sending(server);

            assertThat(one.join() + other.join()).isEqualTo(63);
            assertThat(server.taken().stream().map(mail -> mail.header("Message-ID")))
                    .hasSize(63)
                    .doesNotHaveDuplicates();
        }
        assertThat(mailroom.number("state = 'SENT'", key)).isEqualTo(63);
    }

    @Test
    void aNodeThatDiesBetweenAcceptanceAndMarkRepeatsOneMailAndItsLateAnswerChangesNothing() throws Exception {
        CountDownLatch accepted = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        try (ScriptedServer frozen = new ScriptedServer(step -> {
                    if (step.word().equals("CONTENT")) {
                        accepted.countDown();
                        goesOn.await(20, TimeUnit.SECONDS);
                    }
                    return Answer.USUAL;
                });
                ScriptedServer server = ScriptedServer.wellBehaved()) {
            CompletableFuture<Integer> stands = CompletableFuture.supplyAsync(
                    () -> mailroom.patientWorker(frozen.port()).run(() -> false));
            assertThat(accepted.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(mailroom.worker(server.port()).run(() -> false))
                    .as("while the lease holds")
                    .isZero();

            mailroom.leasesAreOver(key);
            assertThat(mailroom.worker(server.port()).run(() -> false)).isEqualTo(3);
            List<String> afterwards = mailroom.states(key);
            goesOn.countDown();
            stands.join();

            assertThat(mailroom.states(key)).isEqualTo(afterwards);
            assertThat(mailroom.number("attempts = 2", key)).isEqualTo(3);
            Taken late = frozen.taken().get(0);
            assertThat(server.taken().stream().map(mail -> mail.header("Message-ID")))
                    .contains(late.header("Message-ID"));
        }
    }

    @Test
    void whatTheDatabaseDoesNotMarkIsNotSentAgainUntilItsLeaseIsOver() {
        try (ScriptedServer server = ScriptedServer.wellBehaved()) {
            long unmarked;
            try (RefusedMarks refused = new RefusedMarks(jdbc, "notification_message", 1000)) {
                mailroom.worker(server.port()).run(() -> false);
                unmarked = server.taken().size();
                assertThat(refused.tried()).as("once more when the batch ends").isGreaterThan(1);
                assertThat(mailroom.number("state = 'SENDING'", key))
                        .as("the server has them, and the database does not know it")
                        .isEqualTo(unmarked);
            }
            mailroom.worker(server.port()).run(() -> false);
            assertThat(server.recipients()).as("none twice yet").hasSize(3).doesNotHaveDuplicates();

            mailroom.leasesAreOver(key);
            mailroom.worker(server.port()).run(() -> false);

            assertThat(mailroom.states(key)).containsExactly("aisha: SENT", "jonas: SENT", "tom: SENT");
            assertThat(server.taken()).hasSize(3 + (int) unmarked);
            assertThat(server.taken().stream()
                            .map(mail -> mail.header("Message-ID"))
                            .distinct())
                    .hasSize(3);
        }
    }

    @Test
    void aMailIsGivenUpAfterTenDeathsInARowAndNotForTriesThatFailed() {
        jdbc.sql("update notification_message set attempts = 40 where campaign_key = '" + key + "'")
                .update();
        for (int death = 1; death <= 10; death++) {
            assertThat(queue.claim(UUID.randomUUID(), 20, Delivery.LEASE, Instant.now()))
                    .as("before death %d", death)
                    .hasSize(3);
            mailroom.leasesAreOver(key);
            queue.revive();
        }

        assertThat(mailroom.states(key)).containsExactly("aisha: DEAD", "jonas: DEAD", "tom: DEAD");
    }

    private CompletableFuture<Integer> sending(ScriptedServer server) {
        return CompletableFuture.supplyAsync(
                () -> mailroom.worker(server.port()).run(() -> false));
    }

    private void allComeLater() {
        try (ScriptedServer server = ScriptedServer.wellBehaved()) {
            mailroom.worker(server.port(), Mailroom.later(Duration.ofHours(2))).run(() -> false);

            assertThat(server.recipients()).hasSize(3).doesNotHaveDuplicates();
        }
        assertThat(mailroom.states(key)).containsExactly("aisha: SENT", "jonas: SENT", "tom: SENT");
    }
}
