package org.triad.site.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.stereotype.Component;
import org.triad.people.TooManyTries;

/** Leads back to the login page, which says what was wrong and has the login still in its field. */
@Component
class FailedSignIn implements AuthenticationFailureHandler {

    /** Session attribute with the login somebody typed; the page takes it away. */
    static final String TYPED = "triad.login.typed";

    private static final int LONGEST_LOGIN = 64;

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String typed = request.getParameter(UsernamePasswordAuthenticationFilter.SPRING_SECURITY_FORM_USERNAME_KEY);
        if (typed != null) {
            request.getSession().setAttribute(TYPED, typed.substring(0, Math.min(LONGEST_LOGIN, typed.length())));
        }
        String why = failure instanceof TooManyTries tooMany ? "wait=" + tooMany.seconds() : "error";
        response.sendRedirect(request.getContextPath() + "/login?" + why);
    }
}
