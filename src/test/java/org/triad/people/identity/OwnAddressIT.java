package org.triad.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.AccountDesk;
import org.triad.people.AccountDesk.Details;
import org.triad.people.AccountDesk.Proof;
import org.triad.people.Accounts;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Where messages to somebody go is changed by nobody who only found their screen open. */
@TriadTest
class OwnAddressIT {

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

    /** Somebody at a screen left open must not have messages sent to themselves. */
    @Test
    void onesOwnEmailAddressNeedsThePassword() {
        SomePerson person = SomePerson.in(accounts, "sales");
        Visitor visitor = person.signedIn(port);

        assertThat(email(visitor, "").body())
                .contains("Type your current password")
                .doesNotContain("??");
        assertThat(email(visitor, "a wrong one").body())
                .contains("This is not your current password.", "value=\"new-" + person.login());
        assertThat(Visitor.withPassword(port, person.login(), SomePerson.PASSWORD)
                        .put(
                                "/api/people/" + person.login(),
                                "{\"firstName\":\"Some\",\"lastName\":\"Body\",\"email\":\"x@triad.example\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(email(person.id())).isEqualTo(person.login() + "@triad.example");

        assertThat(email(visitor, SomePerson.PASSWORD).statusCode()).isEqualTo(302);

        assertThat(email(person.id())).isEqualTo("new-" + person.login() + "@triad.example");
    }

    @Test
    void guessingThePasswordThereIsSlowedDownAsAtTheSignIn() {
        Visitor visitor = SomePerson.in(accounts, "sales").signedIn(port);

        List<Integer> answers = IntStream.range(0, 7)
                .mapToObj(guess -> email(visitor, "a wrong one").statusCode())
                .toList();

        assertThat(answers).startsWith(400, 400).endsWith(429);
    }

    @Test
    void whoHasNoPasswordHereCannotChangeTheAddressHere() {
        User made = identityService.newUser("p" + UUID.randomUUID().toString().substring(0, 8));
        made.setFirstName("Of");
        made.setLastName("Provider");
        identityService.saveUser(made);
        Person person = people.find(new PersonId(made.getId())).orElseThrow();

        assertThatThrownBy(() -> desk.change(
                        person, person.id(), new Details("Of", "Provider", "a@triad.example"), new Proof("", "")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("You have no password here");
    }

    private static HttpResponse<String> email(Visitor visitor, String current) {
        String login = JsonPath.read(visitor.get("/api/me").body(), "$.login");
        return visitor.form(
                "/profile",
                Map.of(
                        "_csrf",
                        visitor.token("/profile"),
                        "firstName",
                        "Some",
                        "lastName",
                        "Body",
                        "email",
                        "new-" + login + "@triad.example",
                        "current",
                        current));
    }

    private String email(PersonId id) {
        return people.find(id).orElseThrow().email();
    }
}
