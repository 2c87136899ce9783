package org.triad.site.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.triad.kernel.Refusal.Violation;

/**
 * What a person or a program is told when something did not work. It says nothing about the inside of Triad.
 *
 * @param sentence what happened and what can be done
 * @param violations what to correct, field by field
 * @param reference number under which the log knows more
 * @param headers what belongs to the status, such as when to try again or which methods are allowed
 */
record Answer(
        HttpStatus status,
        String title,
        String sentence,
        List<Violation> violations,
        String reference,
        HttpHeaders headers) {

    /** As RFC 9457 has it, with {@code violations} where there are some and {@code reference}. */
    ResponseEntity<Object> toProblem(String path) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setTitle(title);
        instance(path).ifPresent(problem::setInstance);
        problem.setProperty("reference", reference);
        if (!violations.isEmpty()) {
            problem.setProperty("violations", violations);
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The page that says it: one of its own where there is one for the status, else that of its hundred. */
    String view() {
        return switch (status) {
            case FORBIDDEN -> "error/403";
            case NOT_FOUND -> "error/404";
            case CONFLICT -> "error/409";
            default -> status.is5xxServerError() ? "error/5xx" : "error/4xx";
        };
    }

    /** The address that was asked for, unless it is none. */
    private static Optional<URI> instance(String path) {
        try {
            return Optional.of(new URI(path));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
