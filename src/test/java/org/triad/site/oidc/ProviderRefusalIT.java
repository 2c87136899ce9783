package org.triad.site.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.site.oidc.TestProvider.Fault;
import org.triad.testing.Journeys;

/** Who does not come in over the provider, and what they hear. */
@ProviderTest
class ProviderRefusalIT {

    private final TestProvider provider = TestProvider.ONLY;
    private final String login = "r" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private ProviderGuest guest;

    @BeforeEach
    void theProviderIsUp() {
        provider.start(port);
        provider.knows(login, claims(login));
        guest = new ProviderGuest(port);
    }

    @AfterEach
    void theProviderSpeaksTheTruthAgain() {
        provider.does(Fault.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aTokenThatIsFalseOpensNothing(Fault fault) {
        provider.does(fault);

        assertRefused(guest.backFrom(login), "did not work");
        assertThat(people.find(new PersonId(login))).isEmpty();

        provider.does(Fault.NONE);
        assertThat(ProviderGuest.location(new ProviderGuest(port).signIn(login)))
                .endsWith("/campaigns");
    }

    @Test
    void anAnswerWithAnotherStateOpensNothing() {
        String back = guest.backFrom(login);

        assertRefused(back.replaceFirst("state=[^&]+", "state=of-another-window"), "did not work");
        assertThat(people.find(new PersonId(login))).isEmpty();
    }

    @Test
    void anAnswerIsGoodForTheWindowThatAskedAndForOneTime() {
        String back = guest.backFrom(login);

        ProviderGuest thief = new ProviderGuest(port);
        assertThat(thief.arrival(thief.get(back))).contains("did not work");
        assertThat(thief.status("/campaigns")).isEqualTo(302);

        assertThat(ProviderGuest.location(guest.get(back))).endsWith("/campaigns");
        ProviderGuest later = new ProviderGuest(port);
        assertThat(later.arrival(later.get(back))).contains("did not work");
        assertThat(later.status("/campaigns")).isEqualTo(302);
    }

    @Test
    void whoCancelsAtTheProviderHearsSo() {
        String question = ProviderGuest.location(guest.get("/oauth2/authorization/provider"));
        String state = question.replaceFirst(".*[?&]state=([^&]+).*", "$1");

        assertRefused("/login/oauth2/code/provider?error=access_denied&state=" + state, "House ID did not let you in");
    }

    @Test
    void aLoginSomebodyElseHasHereIsNotHandedOver() {
        provider.knows(login, claims("Mara"));
        Person before = people.find(Journeys.MARA).orElseThrow();

        assertRefused(guest.backFrom(login), "belongs to an account here already");
        assertThat(people.find(Journeys.MARA)).contains(before);
        assertThat(people.find(new PersonId("Mara"))).isEmpty();
    }

    @Test
    void aLoginThatReadsLikeSomebodysAddressIsNotGivenAway() {
        provider.knows(login, claims("mara@triad.example"));

        assertRefused(guest.backFrom(login), "belongs to an account here already");
    }

    @Test
    void twoSubjectsWithOneLoginAreTwoPeople() {
        guest.signIn(login);
        provider.knows("another " + login, Map.of("sub", "another subject of " + login, "preferred_username", login));

        ProviderGuest other = new ProviderGuest(port);

        assertThat(other.arrival(other.signIn("another " + login))).contains("belongs to an account here already");
        assertThat(other.status("/campaigns")).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with blanks", "../etc", "-dash", "a\u0000b", "ad\u202Emin", "<b>x</b>", "mara,jonas"})
    void aLoginThatCannotBeUsedIsRefused(String unusable) {
        provider.knows(login, claims(unusable));

        assertRefused(guest.backFrom(login), "gives you no login that can be used here");
    }

    @Test
    void aProviderThatIsDownIsSaidToBe() {
        String back = guest.backFrom(login);
        provider.stop();
        try {
            assertRefused(back, "House ID cannot be reached at the moment");
            guest.signInWithPassword("mara", "triad");
            assertThat(guest.status("/campaigns")).isEqualTo(200);
        } finally {
            provider.start(port);
        }
    }

    @Test
    void thereAreNoOtherProviders() {
        assertRefused("/oauth2/authorization/google", "did not work");
        assertRefused("/login/oauth2/code/google?code=1&state=2", "did not work");
    }

    @Test
    void theLoginPageSaysNothingThatStandsInAnAddress() {
        assertThat(guest.get("/login?provider=%3Cscript%3Ealert(1)%3C/script%3E")
                        .body())
                .doesNotContain("alert(1)", "login-provider-failure");
    }

    private void assertRefused(String back, String sentence) {
        assertThat(guest.arrival(guest.get(back))).contains(sentence).doesNotContain("??");
        assertThat(guest.status("/campaigns")).isEqualTo(302);
    }

    private Map<String, Object> claims(String name) {
        return Map.of(
                "sub", "subject of " + login, "preferred_username", name, "house", Map.of("groups", List.of("mk")));
    }
}
