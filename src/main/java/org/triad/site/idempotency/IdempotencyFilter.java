package org.triad.site.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Honours the {@code Idempotency-Key} header: the key and the effect are committed together, so a repeated call either finds both or
 * neither. A second call that arrives while the first is running waits for it.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private final StoredAnswers answers;
    private final TransactionTemplate transaction;

    IdempotencyFilter(StoredAnswers answers, TransactionTemplate transaction) {
        this.answers = answers;
        this.transaction = transaction;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getHeader(HEADER) == null
                || request.getUserPrincipal() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER).strip();
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            refuse(response, HttpStatus.BAD_REQUEST, "An Idempotency-Key has 1 to 200 characters.");
            return;
        }
        RepeatableRequest repeatable;
        try {
            repeatable = RepeatableRequest.of(request);
        } catch (UnreadableRequest unreadable) {
            refuseUnread(request, response, chain, unreadable);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(status -> once(repeatable, answer, chain, key, status));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        answer.copyBodyToResponse();
    }

    /** What the container does not accept it refuses in the words it always uses; too long a body is refused here. */
    private static void refuseUnread(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, UnreadableRequest unreadable)
            throws IOException, ServletException {
        if (unreadable.getCause() != null) {
            chain.doFilter(request, response);
            return;
        }
        refuse(response, HttpStatus.PAYLOAD_TOO_LARGE, "With an Idempotency-Key a request has at most 1 MB.");
    }

    private void once(
            RepeatableRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain,
            String key,
            TransactionStatus status) {
        Principal person = request.getUserPrincipal();
        try {
            if (!answers.reserve(person.getName(), key, request.fingerprint())) {
                replay(answers.get(person.getName(), key), request.fingerprint(), response);
                return;
            }
            chain.doFilter(request, response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ServletException failure) {
            throw new IllegalStateException(failure);
        }
        if (response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            status.setRollbackOnly();
        } else {
            answers.keep(
                    person.getName(),
                    key,
                    new StoredAnswers.Answer(
                            request.fingerprint(),
                            response.getStatus(),
                            response.getHeader(HttpHeaders.LOCATION),
                            new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)));
        }
    }

    private static void replay(StoredAnswers.Answer first, String fingerprint, HttpServletResponse response)
            throws IOException {
        if (!first.fingerprint().equals(fingerprint)) {
            refuse(
                    response,
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "This Idempotency-Key was used for another request. Use a new key for a new request.");
            return;
        }
        response.setStatus(first.status());
        if (first.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, first.location());
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(first.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write("{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status.getReasonPhrase(), status.value(), sentence)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
