package org.triad.site.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.testing.Journeys;
import org.triad.testing.Visitor;

/** The way over the provider and back, with what becomes of the person. */
@ProviderTest
class ProviderSignInIT {

    private final TestProvider provider = TestProvider.ONLY;
    private final String login = "p" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Journeys journeys;

    private ProviderGuest guest;

    @BeforeEach
    void theProviderIsUp() {
        provider.start(port);
        guest = new ProviderGuest(port);
    }

    @Test
    void theLoginPageOffersTheProviderBesideThePassword() {
        assertThat(guest.get("/login").body())
                .contains("Sign in with House ID", "/oauth2/authorization/provider", "name=\"password\"")
                .doesNotContain("??");
    }

    @Test
    void aMemberComesInWithNameAddressAndDepartmentAndIsSignedInEverywhere() {
        known(List.of("mk", "canteen"));

        HttpResponse<String> answer = guest.signIn(login);

        assertThat(ProviderGuest.location(answer)).endsWith("/campaigns");
        assertThat(person())
                .isEqualTo(new Person(
                        new PersonId(login), "Ana Maria Silva", login + "@house.example", Set.of("marketing")));
        assertThat(guest.status("/campaigns/" + journeys.proposed().campaign())).isEqualTo(200);
        assertThat(guest.status("/camunda/app/tasklist/default/")).isEqualTo(200);
        assertThat(guest.get("/camunda/api/engine/engine/default/task/count").body())
                .isNotEqualTo("{\"count\":0}");
    }

    @Test
    void theQuestionCarriesProofKeyStateAndNonce() {
        String question = ProviderGuest.location(guest.get("/oauth2/authorization/provider"));

        assertThat(question)
                .startsWith(provider.issuer())
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "state=", "nonce=");
    }

    @Test
    void oneGoesWhereOneWantedToGo() {
        known(List.of("mk"));
        String wanted = "/campaigns/" + journeys.proposed().campaign();
        guest.get(wanted);

        assertThat(ProviderGuest.location(guest.signIn(login))).contains(wanted);
    }

    @Test
    void aLeadOfOneDepartmentMayBeAMemberOfAnother() {
        known(List.of("mk-heads", "cn=sellers", "bpm"));

        guest.signIn(login);

        assertThat(person().leads(Department.MARKETING)).isTrue();
        assertThat(person().isMemberOf(Department.SALES)).isTrue();
        assertThat(person().leads(Department.SALES)).isFalse();
        assertThat(person().ownsProcesses()).isTrue();
        assertThat(person().isAdministrator()).isFalse();
    }

    @Test
    void whoBelongsToNoDepartmentIsWelcomedAndSeesNothing() {
        known(List.of("canteen"));

        assertThat(guest.arrival(guest.signIn(login)))
                .contains("Welcome, Ana Maria Silva", "belongs to no department yet");
        assertThat(guest.status("/campaigns/" + journeys.proposed().campaign())).isEqualTo(403);
    }

    @Test
    void whatTheProviderSaysAtTheNextLoginCounts() {
        known(List.of("mk-heads", "ops"));
        guest.signIn(login);
        assertThat(person().isAdministrator()).isTrue();

        provider.knows(
                login,
                Map.of(
                        "sub", "subject of " + login,
                        "preferred_username", "a.new.name",
                        "name", "Ana Costa",
                        "email", "costa@house.example",
                        "house", Map.of("groups", "service")));
        new ProviderGuest(port).signIn(login);

        assertThat(person())
                .isEqualTo(new Person(new PersonId(login), "Ana Costa", "costa@house.example", Set.of("service")));
        // The window that was open before asks for what the person is now.
        assertThat(guest.status("/actuator/prometheus")).isEqualTo(403);
        assertThat(people.find(new PersonId("a.new.name"))).isEmpty();
    }

    @Test
    void anAddressTheProviderHasNotVerifiedIsNotTaken() {
        provider.knows(
                login,
                Map.of(
                        "sub",
                        "subject of " + login,
                        "preferred_username",
                        login,
                        "email",
                        "mara@triad.example",
                        "email_verified",
                        false));

        guest.signIn(login);

        assertThat(person().email()).isEmpty();
        assertThat(person().name()).isEqualTo(login);
    }

    @Test
    void aNameIsOneLineOfPlainText() {
        provider.knows(
                login,
                Map.of(
                        "sub", "subject of " + login,
                        "preferred_username", login,
                        "name", "Eve\r\nBcc: all@house.example \u202Egnp.\u0000exe ${7*7} <b>" + "x".repeat(500)));

        guest.signIn(login);

        assertThat(person().name())
                .startsWith("Eve Bcc: all@house.example gnp. exe ${7*7} <b>xx")
                .hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void scriptsOfLocalPeopleGoOnWithTheirPasswords() {
        assertThat(Visitor.withPassword(port, "mara").status("/engine-rest/task/count"))
                .isEqualTo(200);
        assertThat(Visitor.signedIn(port, "mara").status("/campaigns")).isEqualTo(200);
    }

    private void known(List<String> groups) {
        provider.knows(
                login,
                Map.of(
                        "sub",
                        "subject of " + login,
                        "preferred_username",
                        login,
                        "name",
                        "Ana Maria Silva",
                        "email",
                        login + "@house.example",
                        "house",
                        Map.of("groups", groups)));
    }

    private Person person() {
        return people.find(new PersonId(login)).orElseThrow();
    }
}
