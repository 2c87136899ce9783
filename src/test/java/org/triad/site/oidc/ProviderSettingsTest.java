package org.triad.site.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.triad.kernel.StartRefused;
import org.triad.site.oidc.ProviderSettings.Passwords;

class ProviderSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example",
                "https://id.example/realms/house",
                "https://id.example:8443/",
                "http://localhost:9000",
                "http://127.0.0.1:9000",
                "http://[::1]:9000"
            })
    void anIssuerIsAnAddressNobodyCanListenInTo(String issuer) {
        assertThatCode(() -> settings("issuer", issuer).usable()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, http://id.example",
        "issuer, id.example",
        "issuer, https:///realms",
        "issuer, https://id.example?realm=house",
        "issuer, https://user:secret@id.example",
        "issuer, 'https://id example'",
        "issuer, file:///etc/passwd",
        "client-id, ''",
        "scopes, profile",
        "login-claim, ''",
        "api-audience, triad",
        "patience, 0s",
        "passwords, nobody",
        "roles, x=boss"
    })
    void whatCannotWorkIsSaidAtTheStart(String setting, String value) {
        assertThatThrownBy(() -> {
                    ProviderSettings settings = settings(setting, value).usable();
                    settings.mapping();
                })
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("triad.oidc." + (setting.equals("passwords") ? "roles" : setting));
    }

    @Test
    void withoutSettingsThereAreDefaults() {
        ProviderSettings settings = settings("label", "House ID");

        assertThat(settings.scopes()).containsExactlyInAnyOrder("openid", "profile", "email");
        assertThat(settings.loginClaim()).isEqualTo("preferred_username");
        assertThat(settings.passwords()).isEqualTo(Passwords.EVERYBODY);
        assertThat(settings.providerLogout()).isTrue();
        assertThat(settings.roles()).isEmpty();
    }

    @Test
    void theSecretIsNotShown() {
        assertThat(settings("client-secret", "of-two-servers").toString()).doesNotContain("of-two-servers");
    }

    private static ProviderSettings settings(String setting, String value) {
        Map<String, Object> all =
                new HashMap<>(Map.of("triad.oidc.issuer", "https://id.example", "triad.oidc.client-id", "triad"));
        all.put("triad.oidc." + setting, value);
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("triad.oidc", ProviderSettings.class);
    }
}
