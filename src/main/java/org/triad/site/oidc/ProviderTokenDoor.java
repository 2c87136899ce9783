package org.triad.site.oidc;

import org.springframework.context.annotation.Conditional;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.stereotype.Component;
import org.triad.people.Person;
import org.triad.people.ProviderAccounts;
import org.triad.people.ProviderAccounts.Identity;
import org.triad.site.security.InterfaceDoor;

/**
 * Lets scripts in with an access token of the provider, where the settings say for whom such tokens are. The token names a person who
 * has signed in here before; what the person may do is what it is here at that moment.
 */
@Component
@Conditional(ProviderNamed.class)
class ProviderTokenDoor implements InterfaceDoor {

    private final ProviderSettings settings;
    private final ProviderRegistration registration;
    private final ProviderTokens tokens;
    private final ProviderAccounts accounts;
    private final TokenRefused refused;
    private volatile NimbusJwtDecoder decoder;

    ProviderTokenDoor(
            ProviderSettings settings,
            ProviderRegistration registration,
            ProviderTokens tokens,
            ProviderAccounts accounts,
            TokenRefused refused) {
        this.settings = settings;
        this.registration = registration;
        this.tokens = tokens;
        this.accounts = accounts;
        this.refused = refused;
    }

    @Override
    public void openIn(HttpSecurity http) throws Exception {
        if (settings.apiAudience().isBlank()) {
            return;
        }
        JwtDecoder whenAsked = token -> decoder().decode(token);
        http.oauth2ResourceServer(server -> server.jwt(
                        jwt -> jwt.decoder(whenAsked).jwtAuthenticationConverter(this::person))
                .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                    @Override
                    public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(refused);
                        return filter;
                    }
                }));
    }

    private AbstractAuthenticationToken person(Jwt token) {
        Person person = accounts.find(new Identity(settings.issuer(), token.getSubject()))
                .orElseThrow(() -> new InvalidBearerTokenException("Nobody here has signed in with this subject."));
        return UsernamePasswordAuthenticationToken.authenticated(
                person.id().value(), null, AuthorityUtils.createAuthorityList(person.groups()));
    }

    /** @throws JwtException if the provider cannot be asked for its keys */
    private NimbusJwtDecoder decoder() {
        if (decoder == null) {
            try {
                NimbusJwtDecoder made = tokens.signed(registration.get());
                made.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(settings.issuer()),
                        new JwtAudienceValidator(settings.apiAudience())));
                decoder = made;
            } catch (ProviderUnavailable unavailable) {
                throw new JwtException("The provider cannot be asked for its keys.", unavailable);
            }
        }
        return decoder;
    }
}
