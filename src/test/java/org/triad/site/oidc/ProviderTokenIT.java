package org.triad.site.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.testing.Journeys;

/** Scripts with an access token of the provider instead of a password. */
@ProviderTest
class ProviderTokenIT {

    private final TestProvider provider = TestProvider.ONLY;
    private final String login = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String subject = "subject of " + login;
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    private String campaign;

    @BeforeEach
    void somebodyHasSignedInBefore() {
        provider.start(port);
        signIn("mk");
        campaign = "/api/campaigns/" + journeys.proposed().campaign();
    }

    @Test
    void aTokenOpensBothInterfacesForWhomItNames() throws Exception {
        String token = provider.accessToken(subject, claims -> {}, true);

        assertThat(get(campaign, token).statusCode()).isEqualTo(200);
        assertThat(get("/engine-rest/task/count", token).body()).isNotEqualTo("{\"count\":0}");
        assertThat(get("/engine-rest/task/count", token).headers().allValues("Set-Cookie"))
                .isEmpty();
        assertThat(get("/actuator/prometheus", token).statusCode()).isEqualTo(403);
        // Nothing is missing but what a proposal consists of: no token against forgery is needed.
        assertThat(post("/api/campaigns", token).statusCode()).isEqualTo(400);
    }

    @Test
    void whatThePersonMayDoIsWhatTheyAreNow() throws Exception {
        String token = provider.accessToken(subject, claims -> {}, true);

        signIn("ops");
        assertThat(get("/actuator/prometheus", token).statusCode()).isEqualTo(200);

        signIn("canteen");
        assertThat(get(campaign, token).statusCode()).isEqualTo(403);
        assertThat(get("/engine-rest/task/count", token).statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenThatIsNotMeantForTriadOpensNothing() throws Exception {
        assertRefused(
                provider.accessToken(subject, claims -> claims.audience(List.of("https://elsewhere.example")), true));
    }

    @Test
    void whatSaysWhoSignedInIsNoKey() throws Exception {
        assertRefused(provider.accessToken(subject, claims -> claims.audience(List.of(TestProvider.CLIENT)), true));
    }

    @Test
    void anExpiredTokenOpensNothing() throws Exception {
        assertRefused(provider.accessToken(
                subject,
                claims -> claims.issuedAt(Instant.now().minus(Duration.ofHours(2)))
                        .expiresAt(Instant.now().minus(Duration.ofHours(1))),
                true));
    }

    @Test
    void aTokenOfAnotherIssuerOpensNothing() throws Exception {
        assertRefused(provider.accessToken(subject, claims -> claims.issuer("https://elsewhere.example"), true));
    }

    @Test
    void aTokenThatSomebodyElseSignedOpensNothing() throws Exception {
        assertRefused(provider.accessToken(subject, claims -> {}, false));
    }

    @Test
    void aTokenThatNobodySignedOpensNothing() throws Exception {
        String[] parts = provider.accessToken(subject, claims -> {}, true).split("\\.");
        String unsigned = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        assertRefused(unsigned + "." + parts[1] + ".");
    }

    @Test
    void whoHasNeverSignedInHereIsNobody() throws Exception {
        assertRefused(provider.accessToken("subject of mara", claims -> {}, true));
        assertRefused(provider.accessToken("mara", claims -> claims.claim("preferred_username", "mara"), true));
    }

    private void assertRefused(String token) throws Exception {
        for (String path : List.of(campaign, "/engine-rest/task/count", "/actuator/prometheus")) {
            HttpResponse<String> answer = get(path, token);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(answer.body()).contains("This access token does not open this interface");
        }
    }

    private void signIn(String group) {
        provider.knows(
                login, Map.of("sub", subject, "preferred_username", login, "house", Map.of("groups", List.of(group))));
        new ProviderGuest(port).signIn(login);
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return client.send(request(path, token).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String token) throws IOException, InterruptedException {
        return client.send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token);
    }
}
