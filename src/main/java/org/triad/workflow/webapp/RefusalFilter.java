package org.triad.workflow.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.triad.kernel.Refusal;

/**
 * Gives a refusal the status it deserves where the engine's interfaces would answer with an internal error, and leaves its sentence
 * unwrapped, so that Tasklist shows just that.
 */
class RefusalFilter extends OncePerRequestFilter {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (request.getAttribute(RefusedRequest.REFUSAL) instanceof Refusal refusal
                && answer.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            answer.resetBuffer();
            answer.setStatus(status(refusal).value());
            answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
            answer.getOutputStream().write(JSON.writeValueAsBytes(new Sentence("Refusal", refusal.getMessage())));
        }
        answer.copyBodyToResponse();
    }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
        };
    }
}
