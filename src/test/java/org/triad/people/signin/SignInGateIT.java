package org.triad.people.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.people.Accounts;
import org.triad.people.TooManyTries;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Guessing passwords is slow, through every door, and locks nobody out for good. Each test has a person and an address of its own. */
@TriadTest
class SignInGateIT {

    private static final int FREE = 5;
    private static final int FREE_BY_LOGIN = 50;

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignInGate gate;

    @Autowired
    private JdbcClient jdbc;

    private final String stranger =
            "2001:db8:%s::1".formatted(UUID.randomUUID().toString().substring(0, 4));

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void afterFiveWrongPasswordsEvenTheRightOneHasToWaitAtEveryDoor() {
        SomePerson person = SomePerson.in(accounts, "sales");
        fail(person.login(), stranger, FREE);

        HttpResponse<String> api = basic(person).get("/api/me");
        assertThat(api.statusCode()).isEqualTo(429);
        assertThat(api.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 30L);
        assertThat(api.body()).contains("Too many sign-ins failed. Try again in");
        assertThat(basic(person).status("/engine-rest/engine")).isEqualTo(429);
        assertThat(basic(person).status("/actuator/prometheus")).isEqualTo(429);
        Visitor page = Visitor.anonymous(port).from(stranger);
        assertThat(page.signIn(person.login(), SomePerson.PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/login?wait="));
        assertThat(page.get("/login?wait=30").body()).contains("Too many sign-ins failed", person.login());
        assertThat(page.status("/campaigns")).isEqualTo(302);
    }

    @Test
    void thePauseEndsByItself() {
        SomePerson person = SomePerson.in(accounts, "sales");
        fail(person.login(), stranger, FREE);

        ClockUtil.offset(Duration.ofSeconds(31).toMillis());

        assertThat(basic(person).status("/api/me")).isEqualTo(200);
    }

    @Test
    void pausesDoubleUpToAQuarterOfAnHour() {
        SomePerson person = SomePerson.in(accounts, "sales");
        fail(person.login(), stranger, FREE);
        Duration offset = Duration.ZERO;
        for (int pause : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            assertThat(wait(person.login(), stranger)).isBetween(pause - 5L, (long) pause);
            offset = offset.plusSeconds(pause + 1);
            ClockUtil.offset(offset.toMillis());
            fail(person.login(), stranger, 1);
        }
    }

    @Test
    void fromAnotherAddressTheOwnerSignsInMeanwhile() {
        SomePerson person = SomePerson.in(accounts, "sales");
        fail(person.login(), stranger, FREE);

        assertThat(Visitor.withPassword(port, person.login(), SomePerson.PASSWORD)
                        .from("203.0.113.7")
                        .status("/api/me"))
                .isEqualTo(200);
        assertThat(basic(person).status("/api/me")).isEqualTo(429);
    }

    @Test
    void fromAnAddressSheIsKnownAtTheOwnerSignsInWhateverTheWorldTries() {
        SomePerson person = SomePerson.in(accounts, "sales");
        Visitor home =
                Visitor.withPassword(port, person.login(), SomePerson.PASSWORD).from("203.0.113.8");
        assertThat(home.status("/api/me")).isEqualTo(200);

        IntStream.range(0, FREE_BY_LOGIN).forEach(address -> fail(person.login(), "198.18.0." + address, 1));

        assertThatThrownBy(() -> gate.admit(person.login(), "203.0.113.99")).isInstanceOf(TooManyTries.class);
        assertThat(home.status("/api/me")).isEqualTo(200);
    }

    @Test
    void oneAddressCannotTryOnePasswordOnEveryLogin() {
        IntStream.range(0, 50).forEach(login -> fail(UUID.randomUUID().toString(), stranger, 1));

        assertThatThrownBy(() -> gate.admit("somebody.else", stranger)).isInstanceOf(TooManyTries.class);
        assertThatThrownBy(() -> gate.admit("somebody.else", stranger.replace("::1", "::2")))
                .as("the same network")
                .isInstanceOf(TooManyTries.class);
    }

    @Test
    void manyTriesAtOnceCountAsMany() throws Exception {
        SomePerson person = SomePerson.in(accounts, "sales");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> attempt = () -> {
                try {
                    gate.failed(gate.admit(person.login(), stranger));
                    return true;
                } catch (TooManyTries refused) {
                    return false;
                }
            };
            long admitted = 0;
            for (var outcome : pool.invokeAll(java.util.Collections.nCopies(24, attempt))) {
                admitted += outcome.get() ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(FREE);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void successForgivesTheFailuresBefore() {
        SomePerson person = SomePerson.in(accounts, "sales");
        fail(person.login(), stranger, FREE - 1);

        assertThat(basic(person).status("/api/me")).isEqualTo(200);
        fail(person.login(), stranger, FREE - 1);

        assertThat(basic(person).status("/api/me")).isEqualTo(200);
    }

    @Test
    void anUnknownLoginAndAWrongPasswordHearTheSameAndAreSlowedDownAlike() {
        SomePerson person = SomePerson.in(accounts, "sales");
        String nobody = "nobody." + UUID.randomUUID().toString().substring(0, 8);

        for (String login : new String[] {person.login(), nobody}) {
            for (int attempt = 0; attempt < FREE; attempt++) {
                Visitor visitor = Visitor.withPassword(port, login, "wrong").from(stranger);
                assertThat(visitor.get("/api/me").statusCode()).isEqualTo(401);
            }
            assertThat(Visitor.withPassword(port, login, "wrong").from(stranger).status("/api/me"))
                    .isEqualTo(429);
        }
        assertThat(Visitor.withPassword(port, person.login(), "wrong")
                        .from("203.0.113.9")
                        .get("/api/me")
                        .body())
                .isEqualTo(Visitor.withPassword(port, nobody, "wrong")
                        .from("203.0.113.9")
                        .get("/api/me")
                        .body());
    }

    @Test
    void anAdministratorUnlocksAtOnce() {
        SomePerson person = SomePerson.in(accounts, "sales");
        fail(person.login(), stranger, FREE);
        Visitor admin = Visitor.signedIn(port, "admin");
        assertThat(admin.get("/people/" + person.login()).body()).contains("slowed down after failures", "Unlock");

        admin.form(
                "/people/" + person.login() + "/unlock",
                java.util.Map.of("_csrf", admin.token("/people/" + person.login())));

        assertThat(basic(person).status("/api/me")).isEqualTo(200);
    }

    @Test
    void noLoginIsStoredInClearAndOldFailuresAreCleared() {
        String typed = "a password in the wrong field";
        fail(typed, stranger, 1);
        assertThat(rows(typed)).isEqualTo(2);
        assertThat(jdbc.sql("select string_agg(subject || coalesce(login_digest, ''), ' ') from people_failed_sign_in")
                        .query(String.class)
                        .single())
                .doesNotContain(typed);

        ClockUtil.offset(Duration.ofHours(13).toMillis());
        gate.clear();

        assertThat(rows(typed)).isZero();
    }

    private Visitor basic(SomePerson person) {
        return Visitor.withPassword(port, person.login(), SomePerson.PASSWORD).from(stranger);
    }

    private void fail(String login, String address, int times) {
        IntStream.range(0, times).forEach(attempt -> gate.failed(gate.admit(login, address)));
    }

    private long wait(String login, String address) {
        try {
            gate.admit(login, address);
            return 0;
        } catch (TooManyTries wait) {
            return wait.seconds();
        }
    }

    private long rows(String login) {
        return jdbc.sql("select count(*) from people_failed_sign_in where login_digest = :login")
                .param("login", Subject.loginDigest(login))
                .query(Long.class)
                .single();
    }
}
