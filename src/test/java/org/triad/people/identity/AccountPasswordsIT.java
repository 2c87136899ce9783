package org.triad.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.triad.people.AccountDesk;
import org.triad.people.Accounts;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.testing.HashCount;
import org.triad.testing.Journeys;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Passwords of accounts: given, chosen, changed and stored anew. */
@TriadTest
class AccountPasswordsIT {

    private static final String TASKS = "/camunda/api/engine/engine/default/task/count";
    private static final String NOTHING = "{\"count\":0}";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private People people;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private EngineAuthentication authentication;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void aTemporaryPasswordIsAcceptedForAWeek() {
        SomePerson person = SomePerson.in(accounts, "sales");
        String temporary = desk.setTemporaryPassword(admin(), person.id()).password();

        ClockUtil.offset(Duration.ofDays(8).toMillis());

        assertThat(Visitor.withPassword(port, person.login(), temporary).status("/api/me"))
                .isEqualTo(401);
    }

    @Test
    void aTemporaryPasswordHas138RandomBits() {
        String temporary = desk.setTemporaryPassword(
                        admin(), SomePerson.in(accounts, "sales").id())
                .password();

        assertThat(temporary).matches("(?:[a-hjkmnp-z2-9]{4}-){6}[a-hjkmnp-z2-9]{4}");
        assertThat(28 * Math.log(31) / Math.log(2)).isGreaterThan(138);
    }

    @Test
    void changingThePasswordEndsTheOtherSessionsAndKeepsThisOne() {
        SomePerson person = SomePerson.in(accounts, "sales");
        Visitor here = person.signedIn(port);
        Visitor elsewhere = person.signedIn(port);

        assertThat(SomePerson.changePassword(here, SomePerson.PASSWORD, SomePerson.ANOTHER_PASSWORD)
                        .statusCode())
                .isEqualTo(302);

        assertThat(here.status("/profile")).isEqualTo(200);
        assertThat(elsewhere.status("/profile")).isEqualTo(302);
    }

    @Test
    void apasswordSetInTheEngineEndsAllSessionsAndIsHeldToTheRules() {
        SomePerson person = SomePerson.in(accounts, "sales");
        Visitor visitor = person.signedIn(port);
        User user = user(person.login());

        user.setPassword("password123");
        assertThatThrownBy(() -> identityService.saveUser(user)).isInstanceOf(ProcessEngineException.class);
        assertThat(visitor.status("/profile")).isEqualTo(200);

        user.setPassword(SomePerson.ANOTHER_PASSWORD);
        identityService.saveUser(user);

        assertThat(visitor.status(TASKS)).isEqualTo(401);
        assertThat(visitor.status("/profile")).isEqualTo(302);
    }

    @Test
    void whoWasMadeInCamundaAdminChoosesAPasswordFirst() {
        User made = identityService.newUser(login());
        made.setPassword(SomePerson.ANOTHER_PASSWORD);
        identityService.saveUser(made);
        Visitor visitor = Visitor.withPassword(port, made.getId(), SomePerson.ANOTHER_PASSWORD);

        assertThat(visitor.get("/api/me").body()).contains("Your password is temporary");
        assertThat(visitor.put(
                                "/api/me/password",
                                "{\"current\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(SomePerson.ANOTHER_PASSWORD, SomePerson.PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        assertThat(Visitor.withPassword(port, made.getId(), SomePerson.PASSWORD).status("/api/me"))
                .isEqualTo(200);
    }

    /** Whoever measures how long an answer takes learns nothing: what takes the time is the hash, and each of them needs one. */
    @Test
    void aFailedSignInTakesOneHashWhoeverItIs() {
        SomePerson known = SomePerson.in(accounts, "sales");
        SomePerson deactivated = SomePerson.in(accounts, "sales");
        desk.deactivate(admin(), deactivated.id());
        SomePerson expired = SomePerson.in(accounts, "sales");
        desk.setTemporaryPassword(admin(), expired.id());
        SomePerson ofOldTimes = SomePerson.in(accounts, "sales");
        storeAsTheEngineDid(ofOldTimes, "old password");
        User withoutPassword = identityService.newUser(login());
        identityService.saveUser(withoutPassword);

        ClockUtil.offset(Duration.ofDays(8).toMillis());

        assertThat(failedHashes("nobody-of-this-name")).isEqualTo(1);
        assertThat(failedHashes(known.login())).isEqualTo(1);
        assertThat(failedHashes(known.login())).as("a second time").isEqualTo(1);
        assertThat(failedHashes(deactivated.login())).isEqualTo(1);
        assertThat(failedHashes(expired.login())).isEqualTo(1);
        assertThat(failedHashes(ofOldTimes.login())).isEqualTo(1);
        assertThat(failedHashes(withoutPassword.getId())).isEqualTo(1);
    }

    private int failedHashes(String login) {
        return HashCount.of(() -> assertThatThrownBy(() -> authentication.authenticate(
                        UsernamePasswordAuthenticationToken.unauthenticated(login, "certainly not the password")))
                .isInstanceOf(BadCredentialsException.class));
    }

    @Test
    void onesAddressChangesThoughTheProofStoresTheHashAnew() {
        SomePerson some = SomePerson.in(accounts, "sales");
        storeAsTheEngineDid(some, "old password");
        Person person = people.find(some.id()).orElseThrow();
        String email = "new-" + some.login() + "@triad.example";

        desk.change(
                person,
                person.id(),
                new AccountDesk.Details("Some", "Body", email),
                new AccountDesk.Proof("old password", "192.0.2.14"));

        assertThat(hash(some)).startsWith("{bcrypt}");
        assertThat(people.find(some.id()).orElseThrow().email()).isEqualTo(email);
    }

    @Test
    void anOldHashIsAcceptedOnceAndStoredAnew() {
        SomePerson person = SomePerson.in(accounts, "sales");
        String old = storeAsTheEngineDid(person, "old password");

        assertThat(Visitor.withPassword(port, person.login(), "old passwore").status("/api/me"))
                .isEqualTo(401);
        assertThat(hash(person)).isEqualTo(old);
        assertThat(Visitor.withPassword(port, person.login(), "old password").status("/api/me"))
                .isEqualTo(200);
        assertThat(hash(person)).startsWith("{bcrypt}$2a$04$");
        assertThat(Visitor.withPassword(port, person.login(), "old password").status("/api/me"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/api/engine/engine/default/user/admin/credentials",
        "/camunda/api/engine/engine/default/identity/verify"
    })
    void passwordsAreCheckedAndChangedOnlyAtOurDoors(String path) {
        Visitor admin = Visitor.signedIn(port, "admin");
        admin.get("/camunda/app/admin/default/");
        admin.sending("X-XSRF-TOKEN", admin.cookie("XSRF-TOKEN"));

        int status = path.endsWith("verify")
                ? admin.post(path, "{\"username\":\"admin\",\"password\":\"triad\"}")
                        .statusCode()
                : admin.put(
                                path,
                                "{\"password\":\"%s\",\"authenticatedUserPassword\":\"triad\"}"
                                        .formatted(SomePerson.ANOTHER_PASSWORD))
                        .statusCode();

        assertThat(status).isEqualTo(403);
        assertThat(Visitor.withPassword(port, "admin")
                        .put(path.replace("/camunda/api/engine/engine/default", "/engine-rest"), "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.withPassword(port, "admin")
                        .put(path.replace("/camunda/api/engine/", "/engine-rest/"), "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    /** With one round of SHA-512, as the engine does by itself. */
    private String storeAsTheEngineDid(SomePerson person, String password) {
        String salt = "c2FsdCBvZiB0aGUgZW5n";
        String hash = "{SHA-512}" + Base64.getEncoder().encodeToString(sha512(password + salt));
        jdbc.sql("update act_id_user set pwd_ = :hash, salt_ = :salt where id_ = :login")
                .param("hash", hash)
                .param("salt", salt)
                .param("login", person.login())
                .update();
        return hash;
    }

    private static byte[] sha512(String text) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Person admin() {
        return people.find(Journeys.ADMIN).orElseThrow();
    }

    private User user(String login) {
        return identityService.createUserQuery().userId(login).singleResult();
    }

    private String hash(SomePerson person) {
        return jdbc.sql("select pwd_ from act_id_user where id_ = :login")
                .param("login", person.login())
                .query(String.class)
                .single();
    }

    private static String login() {
        return "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
