package org.triad.people.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** What somebody hears who has to choose a password first: pages lead to the form, interfaces say so. */
@Component
class TemporaryPasswordAnswer {

    private static final String FORM = "/profile/password";

    /** What remains open: the form, the same over REST, and the way out. */
    private static final List<String> OPEN = List.of(FORM, "/api/me/password", "/logout", "/login", "/error");

    private static final List<String> INTERFACES = List.of("/api/", "/engine-rest/", "/camunda/api/", "/actuator/");

    private final MessageSource messages;
    private final ObjectMapper json;

    TemporaryPasswordAnswer(MessageSource messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    boolean isInTheWay(HttpServletRequest request) {
        return !OPEN.contains(path(request));
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (INTERFACES.stream().noneMatch(path(request)::startsWith)) {
            response.sendRedirect(request.getContextPath() + FORM);
            return;
        }
        String sentence = messages.getMessage("people.password.temporary", null, request.getLocale());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("title", HttpStatus.FORBIDDEN.getReasonPhrase());
        answer.put("status", HttpStatus.FORBIDDEN.value());
        answer.put("detail", sentence);
        // The engine's web applications show this one.
        answer.put("message", sentence);
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType(
                path(request).startsWith("/api/")
                        ? MediaType.APPLICATION_PROBLEM_JSON_VALUE
                        : MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(answer));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
