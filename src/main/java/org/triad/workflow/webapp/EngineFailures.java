package org.triad.workflow.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the inside of the engine inside: its interfaces answer a failure with the text of the exception, which names classes, statements
 * and tables. The log keeps that text under the reference the caller gets.
 */
class EngineFailures extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EngineFailures.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_IN_LOG = 4_000;

    /** Only the engine's libraries say such things. */
    private static final Pattern INSIDE =
            Pattern.compile("\\borg\\.camunda\\.|\\bcom\\.fasterxml\\.|\\borg\\.postgresql\\.|\\bjava\\.|###");

    /** Quotes what it refuses, which may be the name of a class. */
    private static final String DEPLOYMENT = "/deployment/create";

    private static final String MISSING = "The engine has nothing under this address, or not what the request names.";

    /** What the engine throws where it reads a request, and where a command was given what it cannot work with. */
    private static final Pattern OF_THE_REQUEST = Pattern.compile(
            "\"type\":\"(NullValueException|NotValidException|NullPointerException|IllegalArgumentException|ClassCastException"
                    + "|ProcessEngineException|ProcessEnginePersistenceException)\"");

    private static final String SAYS_NOTHING = "\"message\":\"\"";

    /** A sentence of ours, see {@link RefusalFilter}. */
    private static final String REFUSAL = "\"type\":\"Refusal\"";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        EngineAnswer answer = new EngineAnswer(response);
        chain.doFilter(request, answer);
        if (!answer.isHeld()) {
            return;
        }
        String text = answer.text();
        HttpStatus status = HttpStatus.resolve(answer.getStatus());
        boolean unforeseen = status == null || status.is5xxServerError();
        if (unforeseen && request.getAttribute(RefusedRequest.MISSING) != null) {
            LOG.debug("Missing: {}", text);
            response.setStatus(HttpStatus.NOT_FOUND.value());
            write(response, MISSING);
        } else if (isOfTheRequest(request, text, unforeseen)) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            replace(response, text, false);
        } else if (unforeseen || tellsOfTheInside(request, text)) {
            replace(response, text, unforeseen);
        } else {
            response.setContentLength(answer.bytes().length);
            response.getOutputStream().write(answer.bytes());
        }
    }

    /**
     * The engine fails at what it was sent before it begins to work, or says nothing of what was wrong. A failure of its own work is
     * remembered as one.
     */
    private static boolean isOfTheRequest(HttpServletRequest request, String text, boolean unforeseen) {
        return unforeseen
                ? request.getAttribute(RefusedRequest.FAILED) == null
                        && OF_THE_REQUEST.matcher(text).find()
                : text.contains(SAYS_NOTHING);
    }

    private static boolean tellsOfTheInside(HttpServletRequest request, String text) {
        return INSIDE.matcher(text).find()
                && !text.contains(REFUSAL)
                && !request.getRequestURI().endsWith(DEPLOYMENT);
    }

    private static void replace(HttpServletResponse response, String text, boolean unforeseen) throws IOException {
        String reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        String kept = text.substring(0, Math.min(text.length(), MOST_IN_LOG));
        if (unforeseen) {
            LOG.error("{} {}: {}", reference, response.getStatus(), kept);
        } else {
            LOG.info("{} {}: {}", reference, response.getStatus(), kept);
        }
        String sentence = unforeseen
                ? "Something went wrong inside the engine. The log knows more under the reference %s."
                : "The engine could not work with what it was sent. The log knows more under the reference %s.";
        write(response, sentence.formatted(reference));
    }

    private static void write(HttpServletResponse response, String sentence) throws IOException {
        byte[] body = JSON.writeValueAsBytes(new Sentence("Failure", sentence));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
