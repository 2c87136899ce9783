package org.triad.site.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** What a script hears whose token does not open the interface: that it is no good, or that it cannot be judged at the moment. */
@Component
@Conditional(ProviderNamed.class)
class TokenRefused implements AuthenticationFailureHandler {

    private static final String SOON = "5";

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final MessageSource messages;
    private final ObjectMapper json;

    TokenRefused(MessageSource messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        HttpStatus status = HttpStatus.UNAUTHORIZED;
        if (failure instanceof AuthenticationServiceException) {
            status = HttpStatus.SERVICE_UNAVAILABLE;
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        } else {
            challenge.commence(request, response, failure);
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String sentence = messages.getMessage("site.provider.token." + status.value(), null, request.getLocale());
        response.getWriter()
                .write(json.writeValueAsString(
                        Map.of("title", status.getReasonPhrase(), "status", status.value(), "detail", sentence)));
    }
}
