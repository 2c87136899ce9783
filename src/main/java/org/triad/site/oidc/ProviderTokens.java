package org.triad.site.oidc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestOperations;

/**
 * Reads what the provider signed. Like Spring Security's own factory, but fetches the keys with the patience of the settings: Spring
 * Security's waits for ever.
 */
class ProviderTokens implements JwtDecoderFactory<ClientRegistration> {

    private final SignatureAlgorithm signature;
    private final RestOperations rest;
    private final Map<ClientRegistration, JwtDecoder> decoders = new ConcurrentHashMap<>();

    ProviderTokens(SignatureAlgorithm signature, RestOperations rest) {
        this.signature = signature;
        this.rest = rest;
    }

    /** For ID tokens. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return decoders.computeIfAbsent(registration, unknown -> {
            NimbusJwtDecoder decoder = signed(registration);
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
            decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
            return decoder;
        });
    }

    /** For whatever the provider's keys sign; the caller decides what else has to be true. */
    NimbusJwtDecoder signed(ClientRegistration registration) {
        return NimbusJwtDecoder.withJwkSetUri(registration.getProviderDetails().getJwkSetUri())
                .jwsAlgorithm(signature)
                .restOperations(rest)
                .build();
    }
}
