package org.triad.site.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestOperations;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the provider says about itself, read when it is first needed and not at the start: a provider that is down stops nobody else.
 * After a failure it is left alone for a moment, so that people who cannot sign in do not hold up those who can work.
 */
class ProviderRegistration implements ClientRegistrationRepository {

    /** In addresses: {@code /oauth2/authorization/provider}, {@code /login/oauth2/code/provider}. */
    static final String ID = "provider";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderRegistration.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ProviderSettings settings;
    private final RestOperations rest;
    private final InstantSource clock;
    private volatile ClientRegistration read;
    private volatile Instant pauseUntil = Instant.MIN;

    ProviderRegistration(ProviderSettings settings, RestOperations rest, InstantSource clock) {
        this.settings = settings;
        this.rest = rest;
        this.clock = clock;
    }

    /** @throws ProviderUnavailable if it cannot be read */
    @Override
    public ClientRegistration findByRegistrationId(String id) {
        return ID.equals(id) ? get() : null;
    }

    /** @throws ProviderUnavailable if it cannot be read */
    ClientRegistration get() {
        ClientRegistration known = read;
        if (known != null) {
            return known;
        }
        if (clock.instant().isBefore(pauseUntil)) {
            throw new ProviderUnavailable("The provider did not answer a moment ago.", null);
        }
        try {
            read = registration(metadata());
            return read;
        } catch (RuntimeException failure) {
            // Whatever may be wrong with the answer of a stranger.
            pauseUntil = clock.instant().plus(PAUSE);
            LOG.warn("The OpenID Connect provider {} cannot be used: {}", settings.issuer(), failure.getMessage());
            throw new ProviderUnavailable(failure.getMessage(), failure);
        }
    }

    private Map<String, Object> metadata() {
        String address = UriComponentsBuilder.fromUriString(settings.issuer().replaceFirst("/$", ""))
                .path("/.well-known/openid-configuration")
                .toUriString();
        Map<String, Object> metadata = rest.exchange(
                        address, HttpMethod.GET, null, new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        if (metadata == null || !settings.issuer().equals(metadata.get("issuer"))) {
            throw new IllegalArgumentException("It calls itself %s; triad.oidc.issuer must be exactly that."
                    .formatted(metadata == null ? "nothing" : metadata.get("issuer")));
        }
        return metadata;
    }

    private ClientRegistration registration(Map<String, Object> metadata) {
        ClientRegistration.Builder registration = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientName(settings.label())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(settings.scopes());
        if (settings.clientSecret().isBlank()) {
            registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        return registration.build();
    }
}
