package org.triad.site.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers are told besides what Spring Security tells them by itself: no sniffing, no storing, HTTPS only once it was HTTPS. */
final class Headers {

    /** Nothing from elsewhere, nothing inline, in nobody's frame. */
    static final String CONTENT =
            "default-src 'none'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; "
                    + "style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The script of the API page writes style elements. */
    static final String CONTENT_OF_API_PAGE = CONTENT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    /** None of what a browser can lend to a page is needed. */
    private static final String PERMISSIONS =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
                    + "magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    /**
     * Whoever signs out leaves nothing behind in the browser: what Tasklist keeps there goes, too. Cookies are not named, since browsers
     * would take those of neighbouring hosts as well, nor the cache, in which there is nothing of anybody's. Only sent over HTTPS.
     */
    static final LogoutHandler FORGOTTEN =
            new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE));

    private Headers() {}

    static HeadersConfigurer<HttpSecurity> harden(HeadersConfigurer<HttpSecurity> headers) {
        return headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
