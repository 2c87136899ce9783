package org.triad.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.audit.domain.SignInFailures;
import org.triad.testing.Engine;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Who came in, went out or was kept out. */
@TriadTest
class AuditSignInsIT {

    @LocalServerPort
    private int port;

    private static final int FIRST_ADDRESSES = 10;

    @Autowired
    private SignInFailures housekeeping;

    @Autowired
    private Engine engine;

    private Entries entries;

    @Autowired
    void read(AuditLog log) {
        entries = new Entries(log);
    }

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void comingInGoingOutAndBeingKeptOutAreKept() {
        anHourLater();
        Visitor tom = Visitor.signedIn(port, "tom");
        AuditEntry in = entries.newest("SignIn");
        tom.form("/logout", Map.of("_csrf", tom.token("/profile")));
        AuditEntry out = entries.newest("SignOut");
        Visitor.anonymous(port).signIn("tom", "Wrong-Password-7");
        AuditEntry failed = entries.newest("SignIn.Failed");
        Visitor.withPassword(port, "Typed-Into-The-Wrong-Field", "x").get("/api/campaigns");
        AuditEntry unknown = entries.newest("SignIn.Failed");

        assertThat(in.person()).contains(Journeys.TOM);
        assertThat(in.door()).isEqualTo(Door.PAGE);
        assertThat(in.address()).contains("127.0.0.1");
        assertThat(out.person()).contains(Journeys.TOM);
        assertThat(failed.about()).contains("tom");
        assertThat(failed.person()).isEmpty();
        assertThat(unknown.door()).isEqualTo(Door.REST);
        assertThat(unknown.about()).isEmpty();
        assertThat(entries.whole()).doesNotContain("Wrong-Password-7", "Typed-Into-The-Wrong-Field");
    }

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         targetNamespace="http://triad.example/audit">
              <process id="KEY" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="startEvent_asked"/></process>
            </definitions>
            """;

    /** After five tries the next are not even looked at, and are counted as well. */
    @Test
    void aStrangerCannotFillTheLogFromOneAddress() {
        Visitor guesser = Visitor.withPassword(port, "nico", "guessed").from("203.0.113.41");

        IntStream.range(0, 30).forEach(tries -> guesser.get("/api/campaigns"));

        assertThat(failuresAt("203.0.113.41")).hasSize(1);
        assertThat(failuresAt("203.0.113.41").get(0).about()).contains("nico");

        anHourLater();

        assertThat(failuresAt("203.0.113.41")).hasSize(2);
        assertThat(failuresAt("203.0.113.41").get(0).detail())
                .contains("29 more within an hour. Of them 25 during a pause.");
        assertThat(failuresAt("203.0.113.41").get(0).about()).contains("nico");

        Visitor.withPassword(port, "nico", "guessed").from("203.0.113.42").get("/api/campaigns");

        assertThat(failuresAt("203.0.113.42")).as("from elsewhere").hasSize(1);
    }

    /** The hour is over for the log, while the pause is not. */
    @Test
    void whoeverIsToldToWaitIsKeptEvenIfNothingElseFailed() {
        anHourLater();
        Visitor guesser = Visitor.withPassword(port, "ben", "guessed").from("203.0.113.43");
        IntStream.range(0, 6).forEach(tries -> guesser.get("/api/campaigns"));
        anHourLater();
        int before = failuresAt("203.0.113.43").size();

        assertThat(guesser.get("/api/campaigns").statusCode()).isEqualTo(429);

        assertThat(failuresAt("203.0.113.43")).hasSize(before + 1);
        assertThat(failuresAt("203.0.113.43").get(0).about()).contains("ben");
        assertThat(failuresAt("203.0.113.43").get(0).outcome()).contains("TooManyTries");
    }

    @Test
    void norFromManyAddressesAndWithManyLogins() {
        anHourLater();
        int before = failures().size();

        IntStream.range(0, 60)
                .forEach(number -> Visitor.withPassword(port, "nobody-" + number, "guessed")
                        .from("198.18.%d.1".formatted(number))
                        .get("/api/campaigns"));

        assertThat(failures()).hasSize(before + FIRST_ADDRESSES + 1);

        anHourLater();

        assertThat(failures()).hasSize(before + FIRST_ADDRESSES + 2);
        assertThat(failures().get(0).detail())
                .contains("49 more within an hour, from many addresses, with logins no account has.");
        assertThat(failures().get(0).address()).isEmpty();
    }

    /** In the log and not in the audit log, with who it was and nothing of what they sent. */
    @Test
    void whoeverSendsWhatIsRefusedIsNamedInTheLog() {
        Logger log = (Logger) LoggerFactory.getLogger("org.triad.audit.web.RefusedInput");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
        try {
            Visitor.withPassword(port, "mara").post("/api/campaigns?typed=1", "{\"name\": \"Typed\"}");
            Visitor.withPassword(port, "tom").get("/engine-rest/task?firstResult=typed");
            Visitor.withPassword(port, "tom").get("/api/campaigns");
            Visitor.anonymous(port).get("/api/campaigns");
            await().untilAsserted(() -> assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "Refused with 400: POST /api/campaigns of mara from 127.0.0.1",
                            "Refused with 400: GET /engine-rest/task of tom from 127.0.0.1"));
        } finally {
            log.detachAppender(lines);
            log.setLevel(null);
        }
    }

    private void anHourLater() {
        engine.at(Instant.now().plus(61, ChronoUnit.MINUTES), housekeeping::unfold);
    }

    private List<AuditEntry> failuresAt(String address) {
        return failures().stream()
                .filter(entry -> entry.address().equals(Optional.of(address)))
                .toList();
    }

    private List<AuditEntry> failures() {
        return entries.of("SignIn.Failed");
    }
}
