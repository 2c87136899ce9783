package org.triad.site.oidc;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.servlet.ViewResolver;
import org.triad.people.ProviderAccounts;
import org.triad.people.SignedInGuard;

/**
 * The way over the provider: authorization code with PKCE, state and nonce. A chain of its own for the two addresses it needs; what comes
 * after, sessions, Tasklist and all the rest, does not know by which door somebody came.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(ProviderNamed.class)
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderSignIn {

    private static final String BEGIN = OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI;
    private static final String END = "/login/oauth2/code";

    @Bean
    ProviderConnection providerConnection(ProviderSettings settings) {
        return new ProviderConnection(settings.usable());
    }

    @Bean
    ProviderRegistration providerRegistration(ProviderSettings settings, ProviderConnection connection, Clock clock) {
        return new ProviderRegistration(settings, connection.plain(), clock);
    }

    @Bean
    ProviderTokens providerTokens(ProviderSettings settings, ProviderConnection connection) {
        return new ProviderTokens(settings.signature(), connection.plain());
    }

    @Bean
    @Order(0)
    SecurityFilterChain provider(
            HttpSecurity http,
            ProviderSettings settings,
            ProviderConnection connection,
            ProviderRegistration registration,
            ProviderAccounts accounts,
            SignedInGuard guard)
            throws Exception {
        BackToLogin back = new BackToLogin();
        ProviderPeople people = new ProviderPeople(connection.userInfo(), new ProviderClaims(settings), accounts);
        return http.securityMatcher(new OrRequestMatcher(path(BEGIN + "/*"), path(END + "/*")))
                .oauth2Login(login -> login.loginPage("/login")
                        .clientRegistrationRepository(registration)
                        .authorizedClientRepository(new NoTokensKept())
                        .authorizationEndpoint(begin -> begin.authorizationRequestResolver(withProofKey(registration)))
                        .tokenEndpoint(exchange -> exchange.accessTokenResponseClient(connection.tokens()))
                        .userInfoEndpoint(info -> info.oidcUserService(people))
                        .defaultSuccessUrl("/campaigns")
                        .failureHandler(back)
                        .withObjectPostProcessor(failingTo(back)))
                .sessionManagement(session -> session.addSessionAuthenticationStrategy(guard))
                // For the wish to be linked, which is kept in the session.
                .addFilterBefore(new RequestContextFilter(), OAuth2LoginAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .build();
    }

    @Bean
    LogoutSuccessHandler afterSigningOut(
            ProviderSettings settings, ProviderRegistration registration, ViewResolver thymeleafViewResolver) {
        if (settings.providerLogout()) {
            return new SignOutAtProvider(registration, thymeleafViewResolver);
        }
        return (request, response, signedOut) -> response.sendRedirect(request.getContextPath() + "/login?logout");
    }

    /** Also for a client with a secret: a code that is stolen on its way is of no use to the thief. */
    private static OAuth2AuthorizationRequestResolver withProofKey(ClientRegistrationRepository registration) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(registration, BEGIN);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    /** A provider that cannot be asked is no fault of Triad's, so it is not answered like one. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failingTo(BackToLogin back) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(back);
                return filter;
            }
        };
    }

    private static PathPatternRequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
