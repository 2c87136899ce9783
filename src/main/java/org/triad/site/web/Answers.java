package org.triad.site.web;

import jakarta.validation.ConstraintViolationException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;
import org.triad.site.limits.BodyTooLarge;

/** The one place that decides what a failure is called outside: its status, its sentence, and what the log keeps. */
@Component
class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final String SOON_IN_SECONDS = "5";
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int REFERENCE_LENGTH = 8;

    private final MessageSource messages;
    private final SecureRandom random = new SecureRandom();

    Answers(MessageSource messages) {
        this.messages = messages;
    }

    /** What to say about a failure. Only what nobody foresaw is logged with its stack. */
    Answer to(Throwable failure) {
        Answer answer = answer(failure);
        if (answer.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            // While the database is gone every request ends here; one line each is enough.
            LOG.warn("{} {}: {}", answer.reference(), answer.status().value(), failure.getMessage());
        } else if (answer.status().is5xxServerError()) {
            LOG.error("{} {}: {}", answer.reference(), answer.status().value(), failure.getMessage(), failure);
        } else {
            LOG.debug("{} {}: {}", answer.reference(), answer.status().value(), failure.getMessage());
        }
        return answer;
    }

    /** What to say about a status that came without a failure, such as one sent by a filter. */
    Answer to(HttpStatus status) {
        return plain(status);
    }

    private Answer answer(Throwable failure) {
        Answer answer = recognised(failure);
        if (failure instanceof ErrorResponse known) {
            answer.headers().addAll(known.getHeaders());
        }
        return answer;
    }

    private Answer recognised(Throwable failure) {
        Optional<Refusal> refusal = Causes.within(failure, Refusal.class);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        if (Causes.isUnavailable(failure)) {
            return unavailable();
        }
        if (Causes.isOvertaken(failure)) {
            return said(HttpStatus.CONFLICT, "overtaken");
        }
        if (failure instanceof HandlerMethodValidationException invalid && !invalid.isForReturnValue()) {
            return invalid(invalid.getParameterValidationResults().stream()
                    .flatMap(result -> result.getResolvableErrors().stream()
                            .map(error -> new Violation(field(error, result.getMethodParameter()), sentence(error))))
                    .toList());
        }
        if (failure instanceof ConstraintViolationException invalid) {
            return invalid(invalid.getConstraintViolations().stream()
                    .map(violation ->
                            new Violation(last(violation.getPropertyPath().toString()), violation.getMessage()))
                    .toList());
        }
        if (failure instanceof BindException invalid) {
            return invalid(violations(invalid.getBindingResult()));
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                    ? plain(HttpStatus.NOT_FOUND)
                    : invalid(List.of(new Violation(
                            mismatch.getName(),
                            text("site.failure.mismatch", mismatch.getName(), shown(mismatch.getValue())))));
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return missing(missing.getParameterName());
        }
        if (failure instanceof MissingServletRequestPartException missing) {
            return missing(missing.getRequestPartName());
        }
        if (Causes.within(failure, BodyTooLarge.class).isPresent()) {
            return plain(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return said(HttpStatus.PAYLOAD_TOO_LARGE, "tooLarge");
        }
        if (BrokenRequest.is(failure)) {
            return said(HttpStatus.BAD_REQUEST, "unreadable");
        }
        if (failure instanceof MultipartException) {
            return said(HttpStatus.BAD_REQUEST, "upload");
        }
        if (failure instanceof HttpRequestMethodNotSupportedException wrong) {
            return said(HttpStatus.METHOD_NOT_ALLOWED, "method", wrong.getMethod());
        }
        if (failure instanceof HttpMediaTypeNotSupportedException wrong) {
            return said(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "type", String.valueOf(wrong.getContentType()));
        }
        if (failure instanceof ErrorResponse known) {
            return plain(of(known.getStatusCode()));
        }
        return plain(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private Answer refused(Refusal refusal) {
        HttpStatus status =
                switch (refusal.kind()) {
                    case INVALID -> HttpStatus.BAD_REQUEST;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                };
        return answer(status, refusal.getMessage(), refusal.violations(), new HttpHeaders());
    }

    private Answer unavailable() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, SOON_IN_SECONDS);
        return answer(HttpStatus.SERVICE_UNAVAILABLE, text("site.failure.unavailable"), List.of(), headers);
    }

    private Answer invalid(List<Violation> violations) {
        String sentence = violations.isEmpty()
                ? text("site.failure.400")
                : String.join(" ", violations.stream().map(Violation::sentence).toList());
        return answer(HttpStatus.BAD_REQUEST, sentence, violations, new HttpHeaders());
    }

    private Answer missing(String name) {
        return invalid(List.of(new Violation(name, text("site.failure.missing", name))));
    }

    private Answer said(HttpStatus status, String word, Object... arguments) {
        return answer(status, text("site.failure." + word, arguments), List.of(), new HttpHeaders());
    }

    private Answer plain(HttpStatus status) {
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            return unavailable();
        }
        String sentence = messages.getMessage(
                "site.failure." + status.value(),
                null,
                text(status.is5xxServerError() ? "site.failure.500" : "site.failure.400"),
                LocaleContextHolder.getLocale());
        return answer(status, sentence, List.of(), new HttpHeaders());
    }

    private Answer answer(HttpStatus status, String sentence, List<Violation> violations, HttpHeaders headers) {
        return new Answer(status, status.getReasonPhrase(), sentence, violations, reference(), headers);
    }

    private String reference() {
        StringBuilder reference = new StringBuilder(REFERENCE_LENGTH + 1);
        for (int letter = 0; letter < REFERENCE_LENGTH; letter++) {
            reference
                    .append(letter == REFERENCE_LENGTH / 2 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }

    private List<Violation> violations(BindingResult result) {
        return result.getAllErrors().stream()
                .map(error -> new Violation(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(),
                        error instanceof FieldError field && field.isBindingFailure()
                                ? text("site.failure.mismatch", field.getField(), shown(field.getRejectedValue()))
                                : sentence(error)))
                .toList();
    }

    private String sentence(MessageSourceResolvable error) {
        return messages.getMessage(error, LocaleContextHolder.getLocale());
    }

    private static String field(MessageSourceResolvable error, MethodParameter parameter) {
        return error instanceof FieldError field
                ? field.getField()
                : Optional.ofNullable(parameter.getParameterName()).orElse("request");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String shown(Object value) {
        return PlainText.visible(String.valueOf(value));
    }

    private static HttpStatus of(HttpStatusCode code) {
        return Optional.ofNullable(HttpStatus.resolve(code.value())).orElse(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private String text(String code, Object... arguments) {
        return messages.getMessage(code, arguments, LocaleContextHolder.getLocale());
    }
}
