package org.triad.site.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Refuses what is spelled so that two readers of an address could take it for two things, such as {@code /engine-rest;x/task} or
 * {@code /%65ngine-rest/task}: before anything reads it, and with 400. The firewall of the security chains comes too late, after what
 * fails at such an address. A body of any media type at all is refused as well.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class PlainRequests extends OncePerRequestFilter {

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isPlain(request)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else if (saysNoMediaType(request)) {
            response.sendError(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A body is of one media type; <code>*&#47;*</code> is for what somebody accepts, and reading it fails. */
    private static boolean saysNoMediaType(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().contains("*");
    }

    private boolean isPlain(HttpServletRequest request) {
        try {
            firewall.getFirewalledRequest(request);
            ServletRequestPathUtils.parse(request);
            return true;
        } catch (RequestRejectedException | IllegalArgumentException ambiguous) {
            return false;
        }
    }
}
