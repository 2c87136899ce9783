package org.triad.site.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** What is known of a provider that is there, not there yet, silent or somebody else. */
class ProviderRegistrationTest {

    private static final String METADATA = """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
             "jwks_uri": "%1$s/keys", "userinfo_endpoint": "%1$s/me", "end_session_endpoint": "%1$s/bye",
             "subject_types_supported": ["public"], "response_types_supported": ["code"],
             "id_token_signing_alg_values_supported": ["RS256"]}""";

    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private ServerSocket port;
    private HttpServer server;

    @BeforeEach
    void takeAPort() throws IOException {
        port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void giveItBack() throws IOException {
        port.close();
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void aProviderThatComesUpLaterIsFoundThen() throws IOException {
        port.close();
        ProviderRegistration registration = registration("");
        assertThatThrownBy(registration::get).isInstanceOf(ProviderUnavailable.class);

        answer(METADATA.formatted(issuer()));
        assertThatThrownBy(registration::get)
                .as("it is left alone for a moment")
                .isInstanceOf(ProviderUnavailable.class);
        assertThat(asked).hasValue(0);

        now = now.plusSeconds(10);
        ClientRegistration found = registration.get();
        assertThat(found.getProviderDetails().getTokenUri()).isEqualTo(issuer() + "/token");
        assertThat(found.getProviderDetails().getIssuerUri()).isEqualTo(issuer());
        assertThat(registration.get()).isSameAs(found);
        assertThat(asked).hasValue(1);
    }

    /** Without a limit it would wait for ever. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aSilentProviderIsNotWaitedFor() {
        assertThatThrownBy(registration("", Duration.ofMillis(300))::get).isInstanceOf(ProviderUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "%s/", "%s/realms/other"})
    void aProviderThatCallsItselfOtherwiseIsNotTheOne(String name) throws IOException {
        port.close();
        answer(METADATA.formatted(name.formatted(issuer())));

        assertThatThrownBy(registration("")::get)
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining(name.formatted(issuer()))
                .hasMessageContaining("triad.oidc.issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Welcome</html>", "[]", "{}", "{\"issuer\": \"%s\"}", "{\"issuer\": [1]}"})
    void nonsenseIsNotTaken(String body) throws IOException {
        port.close();
        answer(body.formatted(issuer()));

        assertThatThrownBy(registration("")::get).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void anotherNameIsNobodysAndAsksNobody() {
        assertThat(registration("").findByRegistrationId("google")).isNull();
        assertThat(asked).hasValue(0);
    }

    @Test
    void withoutASecretTriadIsAPublicClient() throws IOException {
        port.close();
        answer(METADATA.formatted(issuer()));

        assertThat(registration("").get().getClientAuthenticationMethod()).isEqualTo(ClientAuthenticationMethod.NONE);
        assertThat(registration("of-two-servers").get().getClientAuthenticationMethod())
                .isEqualTo(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    private void answer(String body) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getLocalPort()), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> {
            asked.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    private ProviderRegistration registration(String secret) {
        return registration(secret, Duration.ofSeconds(30));
    }

    private ProviderRegistration registration(String secret, Duration patience) {
        ProviderSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "triad.oidc.issuer",
                        issuer(),
                        "triad.oidc.client-id",
                        "triad",
                        "triad.oidc.client-secret",
                        secret,
                        "triad.oidc.patience",
                        patience.toString())))
                .bind("triad.oidc", ProviderSettings.class)
                .get()
                .usable();
        return new ProviderRegistration(settings, new ProviderConnection(settings).plain(), () -> now);
    }

    private String issuer() {
        return "http://127.0.0.1:" + port.getLocalPort();
    }
}
