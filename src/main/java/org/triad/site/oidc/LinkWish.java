package org.triad.site.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.triad.kernel.PersonId;

/**
 * Somebody signed in with a password wants to be linked to the provider's account they sign in with next. Only who has asked on the page
 * for it is: a link nobody asked for would let the owner of that account in as somebody else.
 */
final class LinkWish {

    /** Session attribute with the login of who asked. */
    private static final String ATTRIBUTE = "triad.oidc.link";

    private LinkWish() {}

    static void make(HttpServletRequest request, PersonId person) {
        request.getSession().setAttribute(ATTRIBUTE, person.value());
    }

    static boolean isMade(HttpServletRequest request, PersonId person) {
        HttpSession session = request.getSession(false);
        return session != null && person.value().equals(session.getAttribute(ATTRIBUTE));
    }

    /** The person who asked and is still signed in, or null. The wish is over. */
    static PersonId take() {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        Object wish = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_SESSION);
        if (wish == null) {
            return null;
        }
        request.removeAttribute(ATTRIBUTE, RequestAttributes.SCOPE_SESSION);
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null
                        && signedIn.isAuthenticated()
                        && signedIn.getName().equals(wish)
                ? new PersonId(signedIn.getName())
                : null;
    }
}
