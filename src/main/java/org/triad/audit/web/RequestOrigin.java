package org.triad.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.triad.audit.Door;
import org.triad.audit.domain.Origin;
import org.triad.kernel.PersonId;

/**
 * Knows the door by the address of the request, from before the security chains on. Without a request it is Triad itself, which starts
 * or works in the background.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class RequestOrigin extends OncePerRequestFilter implements Origin {

    private static final String WEB_APPLICATIONS = "/camunda/";

    private final ThreadLocal<HttpServletRequest> present = new ThreadLocal<>();
    private volatile boolean started;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        present.set(request);
        try {
            chain.doFilter(request, response);
        } finally {
            present.remove();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        started = true;
    }

    @Override
    public Door door() {
        return request().map(RequestOrigin::door).orElseGet(() -> started ? Door.ENGINE : Door.START);
    }

    @Override
    public Optional<PersonId> person() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(signedIn -> signedIn.isAuthenticated() && !(signedIn instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName)
                .map(PersonId::new);
    }

    @Override
    public Optional<String> address() {
        return request().map(HttpServletRequest::getRemoteAddr);
    }

    static Door door(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/")) {
            return Door.REST;
        }
        if (path.startsWith("/engine-rest/")) {
            return Door.ENGINE_REST;
        }
        return path.startsWith(WEB_APPLICATIONS)
                ? application(path, request.getHeader(HttpHeaders.REFERER))
                : Door.PAGE;
    }

    /** The three applications ask the same interface; which of them it is says the page the browser names. */
    private static Door application(String path, String referer) {
        String from = referer == null ? "" : referer;
        if (path.startsWith("/camunda/api/cockpit/") || from.contains("/camunda/app/cockpit/")) {
            return Door.COCKPIT;
        }
        if (path.startsWith("/camunda/api/admin/plugin/") || from.contains("/camunda/app/admin/")) {
            return Door.ADMIN;
        }
        return path.startsWith("/camunda/api/tasklist/") || from.contains("/camunda/app/tasklist/")
                ? Door.TASKLIST
                : Door.WEB_APPLICATION;
    }

    private Optional<HttpServletRequest> request() {
        return Optional.ofNullable(present.get());
    }
}
