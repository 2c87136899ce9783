package org.triad.site.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/** Leads whom the provider did not let in back to the login page, or to the page from which they wanted to be linked; both say why. */
class BackToLogin implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(BackToLogin.class);

    /** Characters of a reason in the log. */
    private static final int LONGEST = 400;

    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        SignInFailure why = SignInFailure.of(failure);
        if (why == SignInFailure.FAILED) {
            // An answer that was forged or is older than its window is an everyday thing; its details are for the log
            // alone.
            LOG.warn("A sign-in at the OpenID Connect provider was refused: {}", oneLine(failure.toString()));
        }
        String page = sessions.containsContext(request) ? ProviderLinkPage.PATH : "/login";
        response.sendRedirect(request.getContextPath() + page + "?provider=" + why.word());
    }

    /** What strangers send must neither look like a line of the log nor fill it. */
    private static String oneLine(String text) {
        return text.substring(0, Math.min(LONGEST, text.length())).replaceAll("\\p{Cntrl}+", " ");
    }
}
