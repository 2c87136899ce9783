package org.triad.site.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.kernel.PersonId;
import org.triad.people.AccountDesk;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.testing.Visitor;

/** Somebody whom the provider lets in, and Triad no longer. */
@ProviderTest
class ProviderDeactivationIT {

    private final TestProvider provider = TestProvider.ONLY;
    private final String login = "d" + UUID.randomUUID().toString().substring(0, 8);
    private final String subject = "subject of " + login;

    @LocalServerPort
    private int port;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private People people;

    private Person admin;
    private ProviderGuest guest;

    @BeforeEach
    void somebodyIsSignedIn() {
        provider.start(port);
        provider.knows(
                login, Map.of("sub", subject, "preferred_username", login, "house", Map.of("groups", List.of("mk"))));
        guest = new ProviderGuest(port);
        guest.signIn(login);
        admin = people.find(new PersonId("admin")).orElseThrow();
    }

    @Test
    void whoWasDeactivatedHereStaysOutsideUntilTakenBack() throws Exception {
        assertThat(guest.status("/profile")).isEqualTo(200);
        assertThat(statusWithToken()).isEqualTo(200);

        desk.deactivate(admin, new PersonId(login));

        assertThat(guest.status("/profile")).isEqualTo(302);
        ProviderGuest again = new ProviderGuest(port);
        assertThat(again.arrival(again.signIn(login)))
                .contains("House ID knows you, but your account here is deactivated")
                .doesNotContain("??");
        assertThat(again.status("/profile")).isEqualTo(302);
        assertThat(statusWithToken()).isEqualTo(401);

        desk.reactivate(admin, new PersonId(login));

        assertThat(ProviderGuest.location(new ProviderGuest(port).signIn(login)))
                .contains("/campaigns");
        assertThat(statusWithToken()).isEqualTo(200);
    }

    @Test
    void whoNeverHadAPasswordHasNoneToBeGuessed() {
        for (String guess : List.of("", "null", login, "triad")) {
            assertThat(Visitor.withPassword(port, login, guess).status("/api/campaigns"))
                    .as(guess)
                    .isEqualTo(401);
        }
        assertThat(guest.status("/profile")).as("and goes on").isEqualTo(200);
    }

    private int statusWithToken() throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/campaigns"))
                                .header("Authorization", "Bearer " + provider.accessToken(subject, claims -> {}, true))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}
