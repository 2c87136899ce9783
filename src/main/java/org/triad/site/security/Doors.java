package org.triad.site.security;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.people.SignedInGuard;

/**
 * Who gets in where. Six chains, each for its own paths: the engine's REST interface, the engine's web applications, our REST
 * interface, probes and metrics, calendars, our pages. Nothing answers without a login but the login page, health, static files and a
 * person's calendar under its secret link.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

    private final People people;
    private final SignedInGuard guard;
    private final BasicChallenge challenge;
    private final ObjectProvider<InterfaceDoor> moreDoors;
    private final ObjectProvider<LogoutSuccessHandler> afterSigningOut;

    Doors(
            People people,
            SignedInGuard guard,
            BasicChallenge challenge,
            ObjectProvider<InterfaceDoor> moreDoors,
            ObjectProvider<LogoutSuccessHandler> afterSigningOut) {
        this.people = people;
        this.guard = guard;
        this.challenge = challenge;
        this.moreDoors = moreDoors;
        this.afterSigningOut = afterSigningOut;
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, EngineActor actor, EngineDoor door) throws Exception {
        return withMoreDoors(http)
                .securityMatcher(path("/engine-rest/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(door::decide))
                .addFilterBefore(guard, AuthorizationFilter.class)
                .addFilterBefore(actor, AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain engineWebApplications(HttpSecurity http, EngineDoor door) throws Exception {
        RequestMatcher api = path("/camunda/api/**");
        return http.securityMatcher(path("/camunda/**"))
                // The engine's web applications bring a CSRF filter and content policy of their own.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(guard, AuthorizationFilter.class)
                .headers(headers -> Headers.harden(headers).frameOptions(frame -> frame.sameOrigin()))
                .logout(logout -> logout.logoutRequestMatcher(
                                path(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"))
                        .addLogoutHandler(Headers.FORGOTTEN)
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), api)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(door::decide))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return withMoreDoors(http)
                .securityMatcher(path("/api/**"))
                // A request that carries its own credentials cannot be forged by another site.
                .csrf(csrf -> csrf.ignoringRequestMatchers(request -> {
                    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
                    return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
                }))
                .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(guard, AuthorizationFilter.class)
                .headers(headers -> Headers.harden(headers)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(Headers.CONTENT_OF_API_PAGE)))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(challenge))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Probes need no login. Whoever collects the metrics has no session and signs in as an administrator with each request. */
    @Bean
    @Order(4)
    SecurityFilterChain actuator(HttpSecurity http) throws Exception {
        return withMoreDoors(http)
                .securityMatcher(path("/actuator/**"))
                .addFilterBefore(guard, AuthorizationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                path("/actuator/health"),
                                path("/actuator/health/liveness"),
                                path("/actuator/health/readiness"))
                        .permitAll()
                        .anyRequest()
                        .access(administrator()))
                .build();
    }

    /** Calendars read their feed under a secret link and without a session; whoever serves it decides, see ADR 26. */
    @Bean
    @Order(5)
    SecurityFilterChain calendars(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/calendar/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> Headers.harden(headers)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(Headers.CONTENT)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(path(HttpMethod.GET, "/calendar/{secret}"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @Bean
    @Order(6)
    SecurityFilterChain pages(HttpSecurity http, FailedSignIn failedSignIn) throws Exception {
        return http.formLogin(login -> login.loginPage("/login")
                        .defaultSuccessUrl("/campaigns")
                        .failureHandler(failedSignIn))
                .sessionManagement(session -> session.addSessionAuthenticationStrategy(guard))
                .addFilterBefore(guard, AuthorizationFilter.class)
                .logout(logout -> logout.addLogoutHandler(Headers.FORGOTTEN).logoutSuccessUrl("/login?logout"))
                .logout(logout -> afterSigningOut.ifAvailable(logout::logoutSuccessHandler))
                .exceptionHandling(failures -> failures.accessDeniedHandler(new StaleForm()))
                .headers(headers -> Headers.harden(headers)
                        .contentSecurityPolicy(policy -> policy.policyDirectives(Headers.CONTENT)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                path("/login"),
                                path("/css/**"),
                                path("/js/**"),
                                path("/lib/**"),
                                path("/img/**"),
                                path("/favicon.ico"),
                                path("/favicon.svg"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Where the settings open more ways in for scripts. */
    private HttpSecurity withMoreDoors(HttpSecurity http) throws Exception {
        for (InterfaceDoor door : moreDoors) {
            door.openIn(http);
        }
        return http;
    }

    private AuthorizationManager<RequestAuthorizationContext> administrator() {
        return (authentication, context) ->
                new AuthorizationDecision(authentication.get().isAuthenticated()
                        && people.find(new PersonId(authentication.get().getName()))
                                .filter(Person::isAdministrator)
                                .isPresent());
    }

    /** A pattern that also matches servlets other than Spring's, such as the engine's. */
    private static PathPatternRequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static PathPatternRequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
