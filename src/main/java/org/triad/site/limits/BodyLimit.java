package org.triad.site.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body that is longer than its address takes, from its announced length where it has one, and while it is read where it has
 * none. It stands before the login, so nobody makes Triad keep what it will not read. The engine's interfaces have a limit of their own.
 */
class BodyLimit extends OncePerRequestFilter {

    /** Bytes. The longest brief, every character of it escaped, needs a tenth of it. */
    static final long MOST = 512 * 1024;

    /** Bytes. A file as large as {@code spring.servlet.multipart.max-file-size} and what is around it. */
    static final long MOST_OF_AN_UPLOAD = 26L * 1024 * 1024;

    private static final RequestMatcher UPLOADS =
            new OrRequestMatcher(path("/campaigns/*/leads/imports"), path("/api/campaigns/*/leads/imports"));
    private static final RequestMatcher ENGINE = new OrRequestMatcher(path("/engine-rest/**"), path("/camunda/**"));

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ENGINE.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean upload = UPLOADS.matches(request);
        long most = upload ? MOST_OF_AN_UPLOAD : MOST;
        boolean endless =
                request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (request.getContentLengthLong() > most) {
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else if (endless && isForm(request) && !upload) {
            // The container reads forms itself, and drops what is too long without a word.
            response.sendError(HttpStatus.LENGTH_REQUIRED.value());
        } else if (endless) {
            read(new BoundedBody(request, most), response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (BodyTooLarge tooLarge) {
            if (!response.isCommitted()) {
                response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
            }
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        return type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE) || type.startsWith("multipart/");
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
