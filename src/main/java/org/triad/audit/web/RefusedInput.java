package org.triad.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes in the log, not in the audit log, what somebody signed in was refused because of what they sent: nearly all of it is a slip, and
 * a hundred of them in a row are an attack. What they sent is not noted.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 22)
class RefusedInput extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedInput.class);

    /** Wrong, out of turn, without a length, too long, of an unknown kind, not to be processed, too often. */
    private static final Set<Integer> REFUSED = Set.of(400, 409, 411, 413, 415, 422, 429);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (REFUSED.contains(response.getStatus())) {
            KnownRequests.person(request)
                    .ifPresent(person -> LOG.info(
                            "Refused with {}: {} {} of {} from {}",
                            response.getStatus(),
                            request.getMethod(),
                            DeniedRequests.path(request),
                            person,
                            request.getRemoteAddr()));
        }
    }
}
