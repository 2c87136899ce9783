package org.triad.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.triad.audit.domain.AuditWriter;
import org.triad.kernel.AuditedAct;

/** Notes what somebody signed in was not let do, whoever said no: the security chains, our modules or the engine. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 21)
class DeniedRequests extends OncePerRequestFilter {

    private static final int LONGEST_PATH = 300;

    private final ObjectProvider<AuditWriter> audit;

    /** A filter is made before the database is; the writer is asked for when it is needed. */
    DeniedRequests(ObjectProvider<AuditWriter> audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpStatus.FORBIDDEN.value()) {
            KnownRequests.person(request)
                    .ifPresent(person -> audit.getObject()
                            .writeAttempt(AuditedAct.of("AccessDenied")
                                    .by(person)
                                    .detail(request.getMethod() + " " + path(request))));
        }
    }

    /** Without the query, in which there may be anything. */
    static String path(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
    }
}
