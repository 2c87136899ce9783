package org.triad.people.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.triad.kernel.PersonId;
import org.triad.people.Accounts;
import org.triad.people.SignedInGuard;
import org.triad.people.Standing;

/** Asks with each request of somebody signed in whether they still may be; one statement. */
@Component
class SessionGuard extends OncePerRequestFilter implements SignedInGuard {

    /** Files for everybody, which say nothing to anybody. */
    private static final List<String> FILES = List.of("/css/", "/js/", "/lib/", "/img/", "/favicon");

    private static final int LONGEST_AGENT = 300;

    private final Accounts accounts;
    private final SessionSettings settings;
    private final TemporaryPasswordAnswer temporaryPassword;
    private final Clock clock;

    SessionGuard(Accounts accounts, SessionSettings settings, TemporaryPasswordAnswer temporaryPassword, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.temporaryPassword = temporaryPassword;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return FILES.stream().anyMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !signedIn.isAuthenticated() || signedIn instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        HttpSession session = request.getSession(false);
        Optional<Standing> standing =
                accounts.standing(new PersonId(signedIn.getName())).filter(Standing::active);
        if (standing.isEmpty() || !lives(session, signedIn.getName(), standing.get())) {
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
            return;
        }
        if (standing.get().passwordTemporary() && temporaryPassword.isInTheWay(request)) {
            temporaryPassword.write(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Whoever sends a password with each request needs no session, and one of somebody else is not theirs. */
    private boolean lives(HttpSession session, String login, Standing standing) {
        if (session == null
                || session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) == null) {
            return true;
        }
        if (!(session.getAttribute(SignIn.ATTRIBUTE) instanceof SignIn signIn)) {
            return false;
        }
        return !signIn.login().equals(login)
                || signIn.passwordMark().equals(standing.passwordMark())
                        && clock.instant().isBefore(signIn.at().plus(settings.longest()));
    }

    @Override
    public void onAuthentication(Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        HttpSession session = request.getSession();
        session.setAttribute(
                SignIn.ATTRIBUTE,
                new SignIn(
                        signedIn.getName(),
                        clock.instant(),
                        accounts.standing(new PersonId(signedIn.getName()))
                                .map(Standing::passwordMark)
                                .orElse(""),
                        request.getRemoteAddr(),
                        agent.substring(0, Math.min(LONGEST_AGENT, agent.length()))));
        session.setMaxInactiveInterval((int) settings.idle().toSeconds());
    }

    /** The filter belongs into the security chains, not in front of everything. */
    @Configuration(proxyBeanMethods = false)
    static class OnlyInTheChains {

        @Bean
        FilterRegistrationBean<SessionGuard> sessionGuardRegistration(SessionGuard guard) {
            FilterRegistrationBean<SessionGuard> registration = new FilterRegistrationBean<>(guard);
            registration.setEnabled(false);
            return registration;
        }
    }
}
