package org.triad.site.oidc;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.triad.people.Accounts;
import org.triad.people.People;

/** How somebody who has an account here already comes to sign in over the provider. */
@ProviderTest
class ProviderLinkIT {

    private static final String PAGE = "/profile/provider";
    private static final String PASSWORD = "four words of nobody";

    private final TestProvider provider = TestProvider.ONLY;
    private final String login = "l" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    private ProviderGuest guest;

    @BeforeEach
    void somebodyHasAnAccountHereAndOneThere() {
        provider.start(port);
        accounts.create(
                new Accounts.NewAccount(login, "Lea", "Local", "", Set.of("sales", "process-owners")), PASSWORD);
        provider.knows(
                login,
                Map.of(
                        "sub",
                        "subject of " + login,
                        "preferred_username",
                        login,
                        "name",
                        "Lea Everywhere",
                        "house",
                        Map.of("groups", List.of("service"))));
        guest = new ProviderGuest(port);
    }

    @Test
    void whoIsSignedInHereAndThereIsLinked() {
        guest.signInWithPassword(login, PASSWORD);
        assertThat(guest.get("/profile").body()).contains(PAGE);
        assertThat(guest.get(PAGE).body())
                .contains("Link your account “" + login + "”")
                .doesNotContain("??");

        guest.post(PAGE, PAGE, PASSWORD);
        assertThat(guest.get(PAGE).body()).contains("Continue to House ID");
        guest.signIn(login);

        assertThat(guest.get(PAGE).body()).contains("Your account is linked").doesNotContain("??");
        ProviderGuest later = new ProviderGuest(port);
        assertThat(ProviderGuest.location(later.signIn(login))).endsWith("/campaigns");
        assertThat(people.find(new PersonId(login)).orElseThrow().name()).isEqualTo("Lea Everywhere");
    }

    @Test
    void aLinkNobodyAskedForIsNotMade() {
        guest.signInWithPassword(login, PASSWORD);

        assertThat(guest.arrival(guest.signIn(login))).contains("belongs to an account here already");
        assertThat(people.find(new PersonId(login)).orElseThrow().name()).isEqualTo("Lea Local");
        assertThat(guest.get(PAGE).body()).contains("Link my account");
    }

    @Test
    void whoeverLinksAnAccountShowsItsPassword() {
        guest.signInWithPassword(login, PASSWORD);

        assertThat(guest.post(PAGE, PAGE, "").body()).contains("Type your current password", "Link my account");
        assertThat(guest.post(PAGE, PAGE, "a wrong one").body())
                .contains("This is not your current password.")
                .doesNotContain("??");

        assertThat(guest.get(PAGE).body()).contains("Link my account");
    }

    @Test
    void anotherSiteCannotAskForTheLink() {
        guest.signInWithPassword(login, PASSWORD);

        assertThat(guest.postWithoutToken(PAGE).statusCode()).isEqualTo(403);
        assertThat(guest.get(PAGE).body()).contains("Link my account");
    }

    @Test
    void oneAccountThereIsOneAccountHere() {
        link();
        String second = login + "2";
        accounts.create(new Accounts.NewAccount(second, "Second", "", "", Set.of("sales")), PASSWORD);
        ProviderGuest other = new ProviderGuest(port);
        other.signInWithPassword(second, PASSWORD);
        other.post(PAGE, PAGE, PASSWORD);

        assertThat(other.arrival(other.signIn(login)))
                .contains("Nothing was linked")
                .doesNotContain("??");
        assertThat(other.get("/profile").body()).contains(second);
    }

    @Test
    void oneAccountHereIsOneAccountThere() {
        link();
        String second = login + "2";
        provider.knows(second, Map.of("sub", "subject of " + second, "preferred_username", second));
        ProviderGuest other = new ProviderGuest(port);
        other.signInWithPassword(login, PASSWORD);
        other.get(PAGE);

        assertThat(other.get(PAGE).body()).contains("Your account is linked").doesNotContain("Link my account");
    }

    @Test
    void theProviderGivesAndTakesOnlyWhatTheSettingsName() {
        accounts.create(
                new Accounts.NewAccount(login + "x", "Xu", "", "", Set.of("sales", "sales-leads", "process-owners")),
                PASSWORD);
        guest.signInWithPassword(login + "x", PASSWORD);
        guest.post(PAGE, PAGE, PASSWORD);
        guest.signIn(login);

        assertThat(people.find(new PersonId(login + "x")).orElseThrow().groups())
                .as("no entry of the settings says who leads Sales")
                .containsExactlyInAnyOrder(Department.SERVICE.key(), Department.SALES.leadsKey());
    }

    private void link() {
        guest.signInWithPassword(login, PASSWORD);
        guest.post(PAGE, PAGE, PASSWORD);
        guest.signIn(login);
    }
}
