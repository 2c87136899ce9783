package org.triad.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.Department;
import org.triad.kernel.Refusal;
import org.triad.people.AccountDesk;
import org.triad.people.AccountDesk.Details;
import org.triad.people.Accounts;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.testing.Journeys;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Accounts through their whole life, through our doors and Camunda's. */
@TriadTest
class AccountsIT {

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
    private Journeys journeys;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void aPersonIsAddedChoosesAPasswordAndWorks() {
        String login = login();
        Visitor admin = Visitor.signedIn(port, "admin");
        HttpResponse<String> added = admin.form(
                "/people",
                Map.of(
                        "_csrf",
                        admin.token("/people/new"),
                        "login",
                        login,
                        "firstName",
                        "Zoë",
                        "lastName",
                        "O'Neil <b>",
                        "email",
                        login + "@triad.example",
                        "groups",
                        "sales-leads"));
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body()).contains("O&#39;Neil &lt;b&gt;").doesNotContain("??");
        Matcher given = Pattern.compile("id=\"given\">([^<]+)<").matcher(added.body());
        assertThat(given.find()).isTrue();
        String temporary = given.group(1);
        assertThat(people.find(new org.triad.kernel.PersonId(login))
                        .orElseThrow()
                        .groups())
                .containsExactlyInAnyOrder("sales", "sales-leads");

        Visitor person = Visitor.anonymous(port);
        person.signIn(login, temporary);
        assertThat(person.get("/campaigns").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/profile/password"));
        assertThat(person.get("/camunda/app/tasklist/default/").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/profile/password"));
        assertThat(person.get(TASKS).statusCode()).isEqualTo(403);
        assertThat(Visitor.withPassword(port, login, temporary)
                        .get("/engine-rest/task/count")
                        .body())
                .contains("Your password is temporary");
        assertThat(Visitor.withPassword(port, login, temporary).status("/api/campaigns"))
                .isEqualTo(403);

        assertThat(SomePerson.changePassword(person, "not it at all", SomePerson.ANOTHER_PASSWORD)
                        .body())
                .contains("This is not your current password.");
        assertThat(SomePerson.changePassword(person, temporary, login + " and more")
                        .body())
                .contains("must not contain the login");
        assertThat(SomePerson.changePassword(person, temporary, temporary).body())
                .contains("This is the password you have.");
        assertThat(SomePerson.changePassword(person, temporary, SomePerson.ANOTHER_PASSWORD)
                        .statusCode())
                .isEqualTo(302);

        assertThat(person.status("/campaigns")).isEqualTo(200);
        assertThat(person.status(TASKS)).isEqualTo(200);
        assertThat(Visitor.withPassword(port, login, temporary).status("/api/me"))
                .isEqualTo(401);
    }

    @Test
    void aRoleTakenAwayCountsFromTheNextRequestAtEveryDoor() {
        journeys.proposed();
        SomePerson person = SomePerson.in(accounts, "sales");
        Visitor session = person.signedIn(port);
        Visitor basic = Visitor.withPassword(port, person.login(), SomePerson.PASSWORD);
        assertThat(session.get(TASKS).body()).isNotEqualTo(NOTHING);
        assertThat(basic.get("/engine-rest/task/count").body()).isNotEqualTo(NOTHING);
        assertThat(session.status("/campaigns")).isEqualTo(200);

        desk.setGroups(admin(), person.id(), Set.of());

        assertThat(session.status(TASKS)).isEqualTo(403);
        assertThat(basic.status("/engine-rest/task/count")).isEqualTo(403);
        assertThat(session.status("/campaigns")).isEqualTo(403);
        assertThat(basic.status("/api/campaigns")).isEqualTo(403);

        desk.setGroups(admin(), person.id(), Set.of("sales"));

        assertThat(session.get(TASKS).body()).isNotEqualTo(NOTHING);
    }

    @Test
    void whoIsDeactivatedIsOutAtOnceAndComesBackReactivated() {
        SomePerson person = SomePerson.in(accounts, "sales");
        Visitor session = person.signedIn(port);
        Visitor admin = Visitor.signedIn(port, "admin");
        people.nameCover(Journeys.AISHA, person.id());

        admin.form(
                "/people/" + person.login() + "/deactivate", Map.of("_csrf", admin.token("/people/" + person.login())));

        assertThat(session.status(TASKS)).isEqualTo(401);
        assertThat(session.status("/campaigns")).isEqualTo(302);
        assertThat(Visitor.withPassword(port, person.login(), SomePerson.PASSWORD)
                        .status("/engine-rest/engine"))
                .isEqualTo(401);
        assertThat(person.signedIn(port).status("/campaigns")).isEqualTo(302);
        assertThat(people.membersOf(Department.SALES)).noneMatch(one -> one.id().equals(person.id()));
        assertThat(people.find(person.id()).orElseThrow().groups()).isEmpty();
        assertThat(people.coverOf(Journeys.AISHA)).isEmpty();
        assertThat(people.groupsActedFor(person.id())).isEmpty();

        admin.form(
                "/people/" + person.login() + "/reactivate", Map.of("_csrf", admin.token("/people/" + person.login())));

        assertThat(person.signedIn(port).status("/campaigns")).isEqualTo(200);
    }

    /** Deactivating ends sessions, and the guard refuses them too, should one have begun meanwhile. */
    @Test
    void aSessionThatOutlivesItsAccountEndsWithTheNextRequest() {
        SomePerson deactivated = SomePerson.in(accounts, "sales");
        SomePerson deleted = SomePerson.in(accounts, "sales");
        Visitor one = deactivated.signedIn(port);
        Visitor other = deleted.signedIn(port);

        jdbc.sql("update people_account set deactivated_at = now() where person_id = :login")
                .param("login", deactivated.login())
                .update();
        identityService.deleteUser(deleted.login());

        assertThat(one.status(TASKS)).isEqualTo(401);
        assertThat(other.status("/campaigns")).isEqualTo(302);
    }

    @Test
    void theLastAdministratorStaysOne() {
        SomePerson second = SomePerson.in(accounts, Person.ADMINISTRATORS);
        Person by = people.find(second.id()).orElseThrow();
        jdbc.sql("select 1 where (select count(*) from act_id_membership where group_id_ = 'camunda-admin') >= 2")
                .query(Integer.class)
                .single();

        assertThatThrownBy(() -> desk.deactivate(by, second.id())).isInstanceOf(Refusal.class);
        desk.deactivate(admin(), second.id());

        assertThatThrownBy(() -> onlyAdministrator(() -> desk.setGroups(admin(), Journeys.ADMIN, Set.of())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("last administrator");
    }

    @Test
    void everybodyEndsTheirOwnSessionsElsewhere() {
        SomePerson person = SomePerson.in(accounts, "sales");
        Visitor here = person.signedIn(port);
        Visitor elsewhere = person.signedIn(port);
        assertThat(here.get("/profile").body()).contains("this one", "a Java program", "127.0.0.1");

        here.form("/profile/sessions/end-others", Map.of("_csrf", here.token("/profile")));

        assertThat(here.status("/profile")).isEqualTo(200);
        assertThat(elsewhere.status("/profile")).isEqualTo(302);

        Visitor third = person.signedIn(port);
        Matcher handle = Pattern.compile("name=\"handle\" value=\"([0-9a-f]+)\"")
                .matcher(here.get("/profile").body());
        assertThat(handle.find()).isTrue();
        here.form("/profile/sessions/end", Map.of("_csrf", here.token("/profile"), "handle", handle.group(1)));
        assertThat(third.status("/profile")).isEqualTo(302);
    }

    @Test
    void nobodyEndsSomebodyElsesSession() {
        SomePerson victim = SomePerson.in(accounts, "sales");
        Visitor session = victim.signedIn(port);
        Visitor own = victim.signedIn(port);
        Matcher handle = Pattern.compile("name=\"handle\" value=\"([0-9a-f]+)\"")
                .matcher(own.get("/profile").body());
        assertThat(handle.find()).isTrue();
        Visitor tom = Visitor.signedIn(port, "tom");

        tom.form("/profile/sessions/end", Map.of("_csrf", tom.token("/profile"), "handle", handle.group(1)));

        assertThat(session.status("/profile")).isEqualTo(200);
    }

    @Test
    void nameAndEmailAreChangedByTheirOwnerAndARefusalKeepsWhatWasTyped() {
        SomePerson person = SomePerson.in(accounts, "sales");
        Visitor visitor = person.signedIn(port);
        HttpResponse<String> refused = visitor.form(
                "/profile",
                Map.of(
                        "_csrf",
                        visitor.token("/profile"),
                        "firstName",
                        "Ann",
                        "lastName",
                        "",
                        "email",
                        "tom@triad.example"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "The last name is missing.", "Somebody else has this e-mail address already.", "value=\"Ann\"")
                .doesNotContain("??");

        String email = user(person.login()).getEmail();

        visitor.form(
                "/profile",
                Map.of("_csrf", visitor.token("/profile"), "firstName", "Ann", "lastName", "Lee", "email", email));

        assertThat(user(person.login()).getLastName()).isEqualTo("Lee");
        assertThat(Visitor.withPassword(port, person.login(), SomePerson.PASSWORD)
                        .status("/api/me"))
                .as("the password stays")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "-x, Ann, Lee, a@b.example, marketing, A login is",
        "mara, Ann, Lee, a@b.example, marketing, already",
        "MARA, Ann, Lee, a@b.example, marketing, already",
        "ann1, Ann, Lee, 'a@b.example,c@d.example', marketing, not an e-mail address",
        "ann1, Ann, Lee, a@b.example, kitchen, There are only these",
        "ann1, '', Lee, a@b.example, marketing, The first name is missing"
    })
    void aPersonThatCannotBeIsRefusedWithASentence(
            String login, String first, String last, String email, String group, String sentence) {
        assertThatThrownBy(() -> desk.add(admin(), login, new Details(first, last, email), Set.of(group)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void overRestAdministratorsLookAfterAccountsAndNobodyElse() {
        String login = login();
        String body = "{\"login\":\"%s\",\"firstName\":\"Ann\",\"lastName\":\"Lee\",\"groups\":[\"service\"]}"
                .formatted(login);
        Visitor admin = Visitor.withPassword(port, "admin");
        for (String other : List.of("mara", "priya", "nico")) {
            Visitor visitor = Visitor.withPassword(port, other);
            assertThat(visitor.post("/api/people", body).statusCode()).isEqualTo(403);
            for (String act : List.of("deactivate", "reactivate", "temporary-password", "unlock", "end-sessions")) {
                assertThat(visitor.post("/api/people/tom/" + act, "").statusCode())
                        .isEqualTo(403);
            }
            assertThat(visitor.put("/api/people/tom/groups", "{\"groups\":[]}").statusCode())
                    .isEqualTo(403);
            assertThat(visitor.put("/api/people/tom", body).statusCode()).isEqualTo(403);
        }
        assertThat(Visitor.withPassword(port, "nico").status("/api/people")).isEqualTo(403);

        HttpResponse<String> added = admin.post("/api/people", body);

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat((String) JsonPath.read(added.body(), "$.password")).hasSize(34);
        assertThat(Visitor.withPassword(port, "mara")
                        .get("/api/people?q=" + login)
                        .body())
                .contains("\"found\":1", "\"groups\":[\"service\"]");
        assertThat(admin.post("/api/people/" + login + "/deactivate", "").statusCode())
                .isEqualTo(204);
        assertThat(Visitor.withPassword(port, "mara")
                        .get("/api/people?deactivated=true&q=" + login)
                        .body())
                .contains("\"found\":0");
        assertThat(Visitor.withPassword(port, "mara").status("/api/people/" + login))
                .isEqualTo(404);
        assertThat(admin.get("/api/people/" + login).body()).contains("\"active\":false");
    }

    @Test
    void theDirectoryIsForTheDepartmentsAndItsAccountsForAdministrators() {
        Visitor mara = Visitor.signedIn(port, "mara");
        assertThat(mara.get("/people?q=lindq").body())
                .contains("Mara Lindqvist", "1 person")
                .doesNotContain("/people/mara", "Add a person", "Also deactivated", "??");
        assertThat(mara.status("/people/tom")).isEqualTo(403);
        assertThat(mara.status("/people/new")).isEqualTo(403);
        assertThat(Visitor.signedIn(port, "nico").status("/people")).isEqualTo(403);
        assertThat(Visitor.signedIn(port, "admin").get("/people?q=tom").body()).contains("/people/tom");
    }

    /** With everybody else's membership put aside meanwhile. */
    private void onlyAdministrator(Runnable work) {
        List<String> others = jdbc.sql(
                        "select user_id_ from act_id_membership where group_id_ = 'camunda-admin' and user_id_ <> 'admin'")
                .query(String.class)
                .list();
        others.forEach(login -> identityService.deleteMembership(login, Person.ADMINISTRATORS));
        try {
            work.run();
        } finally {
            others.forEach(login -> identityService.createMembership(login, Person.ADMINISTRATORS));
        }
    }

    private Person admin() {
        return people.find(Journeys.ADMIN).orElseThrow();
    }

    private User user(String login) {
        return identityService.createUserQuery().userId(login).singleResult();
    }

    private static String login() {
        return "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }
}
