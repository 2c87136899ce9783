package org.triad.site.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.people.People;
import org.triad.people.Person;

/**
 * The one door to the engine: shut unless {@link EngineOpenings} opens it. Who somebody is, is read anew for each request, so that a role
 * that was taken away is gone with the next one.
 */
@Component
class EngineDoor {

    private static final Logger LOG = LoggerFactory.getLogger(EngineDoor.class);

    /** What leads to the same resource of the engine: its own interface, that of a named engine, and that of the web applications. */
    private static final Pattern WAY_TO_A_RESOURCE = Pattern.compile(
            "(?:/engine-rest/engine/[^/]+|/camunda/api/engine/engine/[^/]+|/engine-rest|/camunda/api/engine)(?=/)");

    private final People people;

    EngineDoor(People people) {
        this.people = people;
    }

    /** Whether whoever asks may ask this; an {@link org.springframework.security.authorization.AuthorizationManager}. */
    AuthorizationDecision decide(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        // Not within the servlet: several serve the same resources.
        String path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication()
                .value();
        PathContainer resource = PathContainer.parsePath(resource(path));
        Authentication signedIn = authentication.get();
        boolean open = isSomebody(signedIn)
                && EngineOpenings.open(person(signedIn), request.getMethod(), resource, isCascading(request));
        if (!open) {
            LOG.debug("Shut: {} {} {}", signedIn == null ? "nobody" : signedIn.getName(), request.getMethod(), path);
        }
        return new AuthorizationDecision(open);
    }

    /** The engine deletes a deployment or a definition with all that ever happened in it, running and past, where it is told so. */
    private static boolean isCascading(HttpServletRequest request) {
        String[] cascade =
                HttpMethod.DELETE.matches(request.getMethod()) ? request.getParameterValues("cascade") : null;
        return cascade != null && !Arrays.stream(cascade).allMatch("false"::equalsIgnoreCase);
    }

    private static boolean isSomebody(Authentication signedIn) {
        return signedIn != null && signedIn.isAuthenticated() && !(signedIn instanceof AnonymousAuthenticationToken);
    }

    /** A session may outlive its account. */
    private Person person(Authentication signedIn) {
        return people.find(new PersonId(signedIn.getName()))
                .orElseThrow(() -> new InsufficientAuthenticationException("The account is gone."));
    }

    /** The address as the table of openings has it. */
    private static String resource(String path) {
        Matcher way = WAY_TO_A_RESOURCE.matcher(path);
        return way.lookingAt() ? path.substring(way.end()) : path;
    }
}
