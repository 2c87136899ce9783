package org.triad.workflow.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets browsers keep the scripts, styles and fonts of the engine's web applications and ask whether they are still the same: Tasklist
 * alone brings megabytes, and without this each look at a task brings them anew. Pages and answers are not kept.
 */
class KeptFiles extends OncePerRequestFilter {

    private static final Pattern FILE = Pattern.compile(".*\\.(js|css|woff2?|ttf|eot|svg|png|ico)");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !FILE.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        chain.doFilter(request, response);
    }
}
