package org.triad.site.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** After signing out here, signs out at the provider whoever signed in there, if it offers that. */
class SignOutAtProvider implements LogoutSuccessHandler {

    private static final String SIGNED_OUT = "/login?logout";

    private final OidcClientInitiatedLogoutSuccessHandler provider;
    private final DefaultRedirectStrategy redirects = new DefaultRedirectStrategy();
    private final ViewResolver views;

    SignOutAtProvider(ProviderRegistration registration, ViewResolver views) {
        this.views = views;
        this.provider = new OidcClientInitiatedLogoutSuccessHandler(registration);
        provider.setPostLogoutRedirectUri("{baseUrl}" + SIGNED_OUT);
        provider.setDefaultTargetUrl(SIGNED_OUT);
        provider.setRedirectStrategy(this::leave);
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication signedOut)
            throws IOException {
        try {
            provider.onLogoutSuccess(request, response, signedOut);
        } catch (ProviderUnavailable unavailable) {
            redirects.sendRedirect(request, response, SIGNED_OUT);
        } catch (jakarta.servlet.ServletException failure) {
            throw new IOException(failure);
        }
    }

    /**
     * A form of ours may lead nowhere else, says the content policy, and browsers apply that to redirects, too. So the form ends at a page
     * that moves on by itself.
     */
    private void leave(HttpServletRequest request, HttpServletResponse response, String address) throws IOException {
        if (address.startsWith("/")) {
            redirects.sendRedirect(request, response, address);
            return;
        }
        response.setHeader("Refresh", "0;url=" + address);
        try {
            View page = views.resolveViewName("site/leaving", request.getLocale());
            page.render(Map.of("address", address), request, response);
        } catch (Exception failure) {
            throw new IOException(failure);
        }
    }
}
