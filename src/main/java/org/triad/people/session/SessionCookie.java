package org.triad.people.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie that names the session. Over HTTPS its name begins with {@code __Host-}, which no other host and no plain connection can
 * set; over HTTP, as on one's own machine, browsers would refuse such a name.
 */
@Component
class SessionCookie implements CookieSerializer {

    /** Not XSRF-TOKEN, which is the engine's web applications' own. */
    static final String NAME = "TRIAD_SESSION";

    static final String SECURE_NAME = "__Host-" + NAME;

    private final CookieSerializer plain = cookie(NAME, false);
    private final CookieSerializer secure = cookie(SECURE_NAME, true);

    @Override
    public void writeCookieValue(CookieValue value) {
        in(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return in(request).readCookieValues(request);
    }

    private CookieSerializer in(HttpServletRequest request) {
        return request.isSecure() ? secure : plain;
    }

    private static CookieSerializer cookie(String name, boolean secure) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(secure);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
