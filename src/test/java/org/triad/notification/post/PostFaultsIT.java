package org.triad.notification.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.Refusal;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.Draft;
import org.triad.notification.http.ScriptedReceiver;
import org.triad.notification.http.ScriptedReceiver.Call;
import org.triad.notification.http.ScriptedReceiver.Reply;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Whatever a receiver does: nothing is lost, nobody else waits for it, and a post comes twice only under the same id. */
@TriadTest
class PostFaultsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private PostRoom room;

    @BeforeEach
    void triadsOwnWorkersStandStill() {
        room = new PostRoom(context);
    }

    @AfterEach
    void nothingIsLeft() {
        room.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 408, 425, 404, 302, 401})
    void aWebhookThatRefusesIsTriedAgainUnderTheSameIdAndRestsInBetween(int status) {
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> Reply.of(status))) {
            Destination webhook = room.webhook(receiver);
            room.posts().test(webhook.id(), room.admin());
            room.posts().test(webhook.id(), room.admin());

            assertThat(room.worker().run(() -> false)).isZero();

            assertThat(receiver.calls())
                    .as("the second is not tried while it rests")
                    .hasSize(1);
            assertThat(room.states(webhook)).containsExactly("test WAITING " + status, "test WAITING");
            assertThat(room.worker().run(() -> false)).as("at once").isZero();
            receiver.follows(call -> Reply.OK);
            assertThat(room.worker(PostRoom.later(Duration.ofMinutes(1))).run(() -> false))
                    .isEqualTo(2);
            assertThat(receiver.calls()).hasSize(3);
            assertThat(PostRoom.ids(receiver)).hasSize(2);
            assertThat(receiver.calls().stream().map(Call::body).distinct())
                    .as("the body stays as it was")
                    .hasSize(2);
            assertThat(room.states(webhook)).containsOnly("test SENT 200");
        }
    }

    @Test
    void pausesGrow() {
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> Reply.of(500))) {
            Destination webhook = room.webhook(receiver);
            room.posts().test(webhook.id(), room.admin());
            Duration later = Duration.ZERO;
            for (int minutes : new int[] {0, 1, 2, 3}) {
                later = later.plusMinutes(minutes);
                room.worker(PostRoom.later(later)).run(() -> false);
            }
            assertThat(receiver.calls()).hasSize(4);
            room.worker(PostRoom.later(later.plusMinutes(2))).run(() -> false);
            assertThat(receiver.calls())
                    .as("after four failures the pause is at least 3 minutes")
                    .hasSize(4);
        }
    }

    @Test
    void whoeverAsksToBeLeftAloneIs() {
        try (ScriptedReceiver receiver =
                new ScriptedReceiver(call -> new Reply.Say(429, Map.of("Retry-After", "1800"), "slow down"))) {
            Destination channel = room.channel(receiver);
            room.posts().test(channel.id(), room.admin());
            room.worker().run(() -> false);

            room.worker(PostRoom.later(Duration.ofMinutes(29))).run(() -> false);
            assertThat(receiver.calls()).hasSize(1);
            assertThat(room.column("excerpt", channel)).isEqualTo("slow down");
            receiver.follows(call -> Reply.OK);
            assertThat(room.worker(PostRoom.later(Duration.ofMinutes(31))).run(() -> false))
                    .isEqualTo(1);
        }
    }

    @Test
    void whoeverIsGoneIsSwitchedOffAndTheAdministratorsAreTold() {
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> Reply.of(410))) {
            Destination webhook = room.webhook(receiver);
            room.posts().test(webhook.id(), room.admin());
            room.posts().test(webhook.id(), room.admin());
            room.worker().run(() -> false);

            assertThat(receiver.calls()).hasSize(1);
            assertThat(room.desk().get(webhook.id(), room.admin()))
                    .satisfies(off -> assertThat(off.active()).isFalse())
                    .satisfies(off -> assertThat(off.offReason()).contains("It answered that it is gone (410)."));
            assertThatThrownBy(() -> room.posts().replaySince(webhook.id(), Instant.EPOCH, room.admin()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("switched off");
            assertThat(room.toldOfItsEnd(webhook)).containsExactly("admin: Switched off: Room");
            assertThat(Visitor.signedIn(port, "admin")
                            .get("/outbox?kind=SWITCHED_OFF")
                            .body())
                    .contains("Switched off: Room")
                    .doesNotContain("??");
        }
    }

    @Test
    void aChatThatRefusesAPostForGoodGetsTheNextOnes() {
        AtomicInteger calls = new AtomicInteger();
        try (ScriptedReceiver receiver = new ScriptedReceiver(
                call -> calls.incrementAndGet() == 1 ? new Reply.Say(400, Map.of(), "invalid_payload") : Reply.OK)) {
            Destination channel = room.channel(receiver);
            room.posts().test(channel.id(), room.admin());
            room.posts().test(channel.id(), room.admin());

            assertThat(room.worker().run(() -> false)).isEqualTo(1);

            assertThat(room.states(channel)).containsExactly("test DEAD 400", "test SENT 200");
            assertThat(room.column("failure", channel)).isEqualTo("The receiver answered 400.");
            assertThat(room.column("excerpt", channel)).isEqualTo("ok");
        }
    }

    @Test
    void aReceiverThatIsSilentOrCutsDelaysNobodyElse() {
        List<Reply> bad = List.of(new Reply.Silence(), new Reply.Cut());
        try (ScriptedReceiver good = ScriptedReceiver.wellBehaved();
                ScriptedReceiver receiver = new ScriptedReceiver(
                        call -> bad.get(Character.getNumericValue(call.path().charAt(1))))) {
            for (int which = 0; which < bad.size(); which++) {
                Destination webhook = room.add("webhook", "", receiver.address("/" + which), "stageReached");
                for (int post = 0; post < 30; post++) {
                    room.posts().test(webhook.id(), room.admin());
                }
            }
            Destination channel = room.channel(good);
            room.posts().test(channel.id(), room.admin());
            long began = System.nanoTime();

            assertThat(room.worker().run(() -> false)).isEqualTo(1);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
            assertThat(good.calls()).hasSize(1);
            assertThat(receiver.calls()).as("each was called once and rests").hasSize(2);
        }
    }

    @Test
    void whatCannotBeSentForThreeDaysIsGivenUpAndComesWhenSomebodyAsks() {
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> Reply.of(500))) {
            Destination webhook = room.webhook(receiver);
            long post = room.posts().test(webhook.id(), room.admin());
            room.posts().test(webhook.id(), room.admin());
            room.worker().run(() -> false);
            room.worker(PostRoom.later(Duration.ofDays(4))).run(() -> false);
            room.worker(PostRoom.later(Duration.ofDays(5))).run(() -> false);

            assertThat(room.states(webhook)).hasSize(2).containsOnly("test DEAD 500");
            receiver.follows(call -> Reply.OK);
            room.posts().replay(webhook.id(), post, room.admin());
            assertThat(room.worker(PostRoom.later(Duration.ofSeconds(1))).run(() -> false))
                    .isEqualTo(1);
            assertThat(PostRoom.ids(receiver)).as("no new id").hasSize(2);
            assertThat(room.states(webhook)).containsExactlyInAnyOrder("test SENT 200", "test DEAD 500");
        }
    }

    @Test
    void twoWorkersSendNothingTwice() {
        try (ScriptedReceiver receiver = ScriptedReceiver.wellBehaved()) {
            for (int at = 0; at < 6; at++) {
                Destination webhook = room.webhook(receiver);
                for (int post = 0; post < 10; post++) {
                    room.posts().test(webhook.id(), room.admin());
                }
            }
            CompletableFuture<Integer> one =
                    CompletableFuture.supplyAsync(() -> room.worker().run(() -> false));
            CompletableFuture<Integer> other =
                    CompletableFuture.supplyAsync(() -> room.worker().run(() -> false));

            assertThat(one.join() + other.join()).isEqualTo(60);
            assertThat(receiver.calls()).hasSize(60);
            assertThat(PostRoom.ids(receiver)).hasSize(60);
        }
    }

    @Test
    void aNodeThatStoodStillRepeatsUnderTheSameIdAndItsLateAnswerChangesNothing() throws Exception {
        CountDownLatch came = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> {
            if (calls.incrementAndGet() > 1) {
                return Reply.OK;
            }
            came.countDown();
            waits(goesOn);
            return Reply.of(500);
        })) {
            Destination webhook = room.webhook(receiver);
            room.posts().test(webhook.id(), room.admin());
            CompletableFuture<Integer> stands =
                    CompletableFuture.supplyAsync(() -> room.patientWorker().run(() -> false));
            assertThat(came.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(room.worker().run(() -> false))
                    .as("while the lease holds")
                    .isZero();

            room.leasesAreOver();
            assertThat(room.worker().run(() -> false)).isEqualTo(1);
            goesOn.countDown();
            stands.join();

            assertThat(room.states(webhook)).containsExactly("test SENT 200");
            assertThat(PostRoom.ids(receiver)).hasSize(1);
        }
    }

    @Test
    void oneThatAnswersAndGoesOnAndOnHasIt() {
        try (ScriptedReceiver receiver = new ScriptedReceiver(call -> new Reply.Slowly(100, 500))) {
            Destination channel = room.channel(receiver);
            room.posts().test(channel.id(), room.admin());

            assertThat(room.worker().run(() -> false)).isEqualTo(1);

            assertThat(room.states(channel)).containsExactly("test SENT 200");
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void whatCannotBeWrittenNowIsWrittenLaterAndTheDestinationDoesNotRest() {
        try (ScriptedReceiver receiver = ScriptedReceiver.wellBehaved()) {
            Destination channel = room.channel(receiver);
            room.posts().test(channel.id(), room.admin());
            jdbc.sql("alter table people_account rename to people_account_away").update();
            try {
                room.worker().run(() -> false);
            } finally {
                jdbc.sql("alter table people_account_away rename to people_account")
                        .update();
            }

            assertThat(receiver.calls()).isEmpty();
            assertThat(room.states(channel)).containsExactly("test WAITING");
            assertThat(room.column("failure", channel)).isEqualTo("It could not be written.");
            assertThat(room.column("attempts", channel)).isEqualTo("1");
            assertThat(room.worker(PostRoom.later(Duration.ofMinutes(2))).run(() -> false))
                    .isEqualTo(1);
        }
    }

    @Test
    void anAnswerOfTheOldAddressDoesNotSwitchOffTheNewOne() {
        try (ScriptedReceiver receiver = ScriptedReceiver.wellBehaved()) {
            Destination webhook = room.webhook(receiver);
            room.desk()
                    .change(
                            webhook.id(),
                            new Draft("Room", "webhook", "", receiver.address("/moved"), List.of("stageReached"), true),
                            room.admin());

            room.posts().gone(webhook);

            assertThat(room.desk().get(webhook.id(), room.admin()).active()).isTrue();
        }
    }

    @Test
    void aHostThatIsNoLongerAllowedGetsNothing() {
        try (ScriptedReceiver receiver = ScriptedReceiver.wellBehaved()) {
            Destination webhook = room.webhook(receiver);
            room.posts().test(webhook.id(), room.admin());

            room.worker(host -> false).run(() -> false);

            assertThat(receiver.calls()).isEmpty();
            assertThat(room.states(webhook)).containsExactly("test DEAD");
        }
    }

    private static void waits(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
