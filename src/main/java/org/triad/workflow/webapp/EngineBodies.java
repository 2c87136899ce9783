package org.triad.workflow.webapp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What may be sent to the engine's interfaces: not more than fits a bundle, and of variables only plain values and JSON. The engine
 * itself reads a body of any length into memory, and makes objects, bytes and files of variables that say they are some. It also evaluates expressions within the
 * {@code orQueries} of a query, which it forbids in the query itself.
 */
class EngineBodies extends OncePerRequestFilter {

    /** Bytes; the largest files a deployment may have, with room for what is around them. */
    static final int MOST = 5_000_000;

    private static final Set<String> REFUSED_TYPES = Set.of("object", "bytes", "file", "xml");

    /** What stores a filter, which the engine lets only administrators do. Everything else is a query of one's own. */
    private static final Pattern FILTER = Pattern.compile(".*/filter/[^/]+");

    /** A task, as a program sends it back. */
    private static final Pattern TASK = Pattern.compile(".*/task/[^/]+");

    /** Parameters that say which part of a list is asked for. */
    private static final Set<String> PAGES = Set.of("firstResult", "maxResults");

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,10}");

    private static final ObjectMapper ANSWERS = new ObjectMapper();
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BoundedRequest read = BoundedRequest.read(request, MOST);
        if (read == null) {
            // What is left of the body is not waited for.
            response.setHeader("Connection", "close");
            refuse(
                    response,
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "What was sent is larger than %,d bytes. Send the files of one bundle.".formatted(MOST));
            return;
        }
        String fault = fault(read);
        if (fault == null) {
            fault = pageFault(request);
        }
        if (fault != null) {
            refuse(response, HttpStatus.BAD_REQUEST, fault);
            return;
        }
        chain.doFilter(isTask(request) ? read.withBody(withoutForm(read.body())) : read, response);
    }

    private static boolean isTask(HttpServletRequest request) {
        return request.getMethod().equals("PUT")
                && TASK.matcher(request.getRequestURI()).matches();
    }

    /** Tasklist sends a whole task back, with a reference to its form that the engine writes and cannot read. */
    private static byte[] withoutForm(byte[] body) throws IOException {
        try {
            JsonNode task = ANSWERS.readTree(body);
            return task instanceof ObjectNode fields && fields.remove("camundaFormRef") != null
                    ? ANSWERS.writeValueAsBytes(fields)
                    : body;
        } catch (JsonProcessingException unreadable) {
            // The engine says so.
            return body;
        }
    }

    private static String fault(BoundedRequest request) throws IOException {
        if (request.body().length == 0) {
            return null;
        }
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return request.getRequestURI().endsWith("/data")
                    ? "Variables hold plain values and JSON. Files and objects are not kept in processes."
                    : null;
        }
        return type.contains("json")
                ? jsonFault(
                        request.body(), FILTER.matcher(request.getRequestURI()).matches())
                : null;
    }

    /** The database refuses what is negative, and the engine answers a word as if there were no such address. */
    private static String pageFault(HttpServletRequest request) {
        for (String name : PAGES) {
            String[] values = request.getParameterValues(name);
            if (values != null && !Arrays.stream(values).allMatch(EngineBodies::isCount)) {
                return "“%s” is a whole number from 0 to %,d.".formatted(name, Integer.MAX_VALUE);
            }
        }
        return null;
    }

    private static boolean isCount(String text) {
        return COUNT.matcher(text).matches() && Long.parseLong(text) <= Integer.MAX_VALUE;
    }

    private static String jsonFault(byte[] body, boolean isFilter) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            while (json.nextToken() != null) {
                if (json.currentToken() != JsonToken.FIELD_NAME) {
                    continue;
                }
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("type")
                        && value == JsonToken.VALUE_STRING
                        && REFUSED_TYPES.contains(json.getText().strip().toLowerCase(Locale.ROOT))) {
                    return "A variable is of type “%s”. Variables hold plain values and JSON."
                            .formatted(json.getText());
                }
                if (!isFilter && field.endsWith("Expression") && value != JsonToken.VALUE_NULL) {
                    return "A query has no expressions: “%s”. Write the value itself.".formatted(field);
                }
            }
            return null;
        } catch (JsonProcessingException unreadable) {
            return "What was sent is no readable JSON: line %d."
                    .formatted(
                            unreadable.getLocation() == null
                                    ? 1
                                    : unreadable.getLocation().getLineNr());
        }
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(ANSWERS.writeValueAsBytes(new Sentence("Refusal", sentence)));
    }
}
