package org.triad.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.triad.people.Accounts;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Sessions, their cookie and what browsers are told, over real HTTP. */
@TriadTest
class SessionsIT {

    private static final String TASKS = "/camunda/api/engine/engine/default/task/count";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcIndexedSessionRepository sessions;

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    /** A character of base 64 has six bits; the identifiers the library would take by itself have 122. */
    @Test
    void aSessionsIdentifierHas216RandomBits() {
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(number -> SomePerson.in(accounts, "sales"))
                .peek(person -> person.signedIn(port))
                .map(person -> jdbc.sql("select session_id from people_session where principal_name = :login")
                        .param("login", person.login())
                        .query(String.class)
                        .single())
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9_-]{36}"));
        assertThat(ids).noneMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void aSessionLiesInTheDatabaseWithWhatTasklistNeeds() {
        SomePerson person = SomePerson.in(accounts, "sales");
        Visitor visitor = person.signedIn(port);
        assertThat(visitor.status("/camunda/app/tasklist/default/")).isEqualTo(200);

        assertThat(jdbc.sql("""
                        select attribute_name from people_session_attributes
                        where session_primary_id in (select primary_id from people_session where principal_name = :login)
                        """)
                        .param("login", person.login())
                        .query(String.class)
                        .list())
                .contains("SPRING_SECURITY_CONTEXT", "authenticatedUser", "CAMUNDA_CSRF_TOKEN", SignIn.ATTRIBUTE);
    }

    @Test
    void theSessionChangesItsNameAtTheSignIn() {
        Visitor visitor = Visitor.anonymous(port);
        visitor.get("/login");
        String before = visitor.cookie("TRIAD_SESSION");

        visitor.signIn("mara", "triad");

        assertThat(before).isNotEmpty();
        assertThat(visitor.cookie("TRIAD_SESSION")).isNotEmpty().isNotEqualTo(before);
        assertThat(Visitor.anonymous(port)
                        .sending("Cookie", "TRIAD_SESSION=" + before)
                        .status("/campaigns"))
                .isEqualTo(302);
    }

    @Test
    void theCookieIsForTheServerOnlyAndOverHttpsForThisHostOnly() {
        assertThat(Visitor.anonymous(port).get("/login").headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("TRIAD_SESSION=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"));
        assertThat(Visitor.anonymous(port)
                        .sending("X-Forwarded-Proto", "https")
                        .get("/login")
                        .headers()
                        .allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-TRIAD_SESSION=")
                        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"))
                .noneSatisfy(cookie -> assertThat(cookie).startsWith("TRIAD_SESSION="));
    }

    @Test
    void aSessionNobodyUsesEndsAndIsClearedAway() {
        SomePerson person = SomePerson.in(accounts, "sales");
        Visitor visitor = person.signedIn(port);
        assertThat(visitor.status("/campaigns")).isEqualTo(200);
        long idle = jdbc.sql("select max_inactive_interval from people_session where principal_name = :login")
                .param("login", person.login())
                .query(Long.class)
                .single();
        assertThat(idle).isEqualTo(Duration.ofHours(2).toSeconds());

        jdbc.sql("""
                        update people_session set last_access_time = last_access_time - :idle * 1000 - 1000,
                            expiry_time = expiry_time - :idle * 1000 - 1000 where principal_name = :login
                        """).param("idle", idle).param("login", person.login()).update();

        assertThat(visitor.status(TASKS)).isEqualTo(401);
        assertThat(visitor.status("/campaigns")).isEqualTo(302);
        sessions.cleanUpExpiredSessions();
        assertThat(sessions.findByPrincipalName(person.login())).isEmpty();
    }

    @Test
    void evenInUseASessionEndsAfterTwelveHours() {
        Visitor visitor = SomePerson.in(accounts, "sales").signedIn(port);

        ClockUtil.offset(Duration.ofHours(12).minusMinutes(1).toMillis());
        assertThat(visitor.status("/campaigns")).isEqualTo(200);

        ClockUtil.offset(Duration.ofHours(12).plusMinutes(1).toMillis());
        assertThat(visitor.status(TASKS)).isEqualTo(401);
        assertThat(visitor.status("/campaigns")).isEqualTo(302);
    }

    @Test
    void signingOutOnOurSideSignsOutOfTasklist() {
        Visitor visitor = SomePerson.in(accounts, "sales").signedIn(port);
        assertThat(visitor.status(TASKS)).isEqualTo(200);

        visitor.form("/logout", Map.of("_csrf", visitor.token("/campaigns")));

        assertThat(visitor.status(TASKS)).isEqualTo(401);
    }

    @Test
    void signingOutTakesAwayWhatTheBrowserKept() {
        for (String door : List.of("/logout", "/camunda/api/admin/auth/user/default/logout")) {
            Visitor visitor = Visitor.anonymous(port).sending("X-Forwarded-Proto", "https");
            HttpResponse<String> login = visitor.get("/login");
            // Over HTTPS, as the proxy says, but our client sees that it is not.
            visitor.sending(
                    "Cookie",
                    login.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", ""));
            HttpResponse<String> out = visitor.form(door, Map.of("_csrf", Visitor.tokenOf(login.body())));

            assertThat(out.headers().firstValue("Clear-Site-Data")).as(door).contains("\"storage\"");
        }
    }

    @Test
    void aRequestToTasklistWithoutItsTokenIsRefused() {
        Visitor visitor = SomePerson.in(accounts, "sales").signedIn(port);
        visitor.get("/camunda/app/tasklist/default/");

        assertThat(visitor.post("/camunda/api/engine/engine/default/task/count", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLoginPageThatWasOpenForTooLongOffersAFreshOne() {
        assertThat(Visitor.anonymous(port)
                        .form("/login", Map.of("username", "mara", "password", "triad", "_csrf", "stale"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/campaigns", "/people", "/profile", "/nothing/here"})
    void pagesAllowNothingInlineAndNothingFromElsewhere(String path) {
        HttpResponse<String> page = Visitor.signedIn(port, "admin").get(path);

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                        .doesNotContain("unsafe", "*"));
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:");
    }

    @ParameterizedTest
    @CsvSource({"/campaigns", "/api/campaigns", "/camunda/app/tasklist/default/", "/api/docs"})
    void browsersAreToldToBeCareful(String path) {
        Visitor visitor = Visitor.signedIn(port, "mara");

        assertThat(visitor.get(path).headers().map())
                .containsKeys(
                        "x-content-type-options",
                        "x-frame-options",
                        "referrer-policy",
                        "permissions-policy",
                        "cross-origin-opener-policy",
                        "cache-control")
                .doesNotContainKey("strict-transport-security");
    }

    @Test
    void onceOverHttpsAlwaysOverHttps() {
        assertThat(Visitor.anonymous(port)
                        .sending("X-Forwarded-Proto", "https")
                        .get("/login")
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(age -> assertThat(age).contains("max-age=31536000"));
    }
}
