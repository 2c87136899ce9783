package org.triad.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Collects what answers a request besides the engine: controllers, the probes and metrics, static files, the filters of signing in and
 * out, and servlets.
 */
final class OurEndpoints {

    /** A method for what answers each of them. */
    static final String ANY = "*";

    /** Either {@code PathPattern [POST /login]} or {@code pattern='/login', POST}. */
    private static final Pattern MATCHED = Pattern.compile("PathPattern \\[(\\w+) (\\S+)]|pattern='([^']+)', (\\w+)");

    /** What the first serves is in the handler mappings, what the second serves in {@link EngineEndpoints}. */
    private static final Set<String> COLLECTED_OTHERWISE =
            Set.of(DispatcherServlet.class.getName(), ServletContainer.class.getName());

    private OurEndpoints() {}

    static SortedSet<Endpoint> of(ServletContext servlets, ApplicationContext context) {
        SortedSet<Endpoint> found = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(info, found)));
        context.getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping ->
                        mapping.getHandlerMap().keySet().forEach(path -> found.add(Endpoint.of("GET", path))));
        context.getBean(FilterChainProxy.class).getFilterChains().stream()
                .flatMap(chain -> chain.getFilters().stream()
                        .flatMap(OurEndpoints::answeredByFilter)
                        .filter(endpoint -> chain.matches(request(endpoint))))
                .forEach(found::add);
        servlets.getServletRegistrations().values().stream()
                .filter(servlet -> !COLLECTED_OTHERWISE.contains(servlet.getClassName()))
                .map(servlet -> servlet.getMappings())
                .flatMap(Collection::stream)
                .forEach(path -> found.add(Endpoint.of(ANY, path)));
        return found;
    }

    private static void add(RequestMappingInfo info, Set<Endpoint> found) {
        Set<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? Set.of(ANY)
                : info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet());
        info.getPatternValues()
                .forEach(path ->
                        methods.forEach(method -> found.add(Endpoint.of(method, path.isEmpty() ? "/" : path))));
    }

    /** A chain's filter may wait for what never comes to the chain. */
    private static HttpServletRequest request(Endpoint endpoint) {
        MockHttpServletRequest request = new MockHttpServletRequest(endpoint.method(), endpoint.path());
        request.setServletPath(endpoint.path());
        return request;
    }

    /** Their matchers say in words what they match. */
    private static Stream<Endpoint> answeredByFilter(Object filter) {
        Object matcher = null;
        if (filter instanceof AbstractAuthenticationProcessingFilter) {
            matcher = ReflectionTestUtils.getField(filter, "requiresAuthenticationRequestMatcher");
        } else if (filter instanceof LogoutFilter) {
            matcher = ReflectionTestUtils.getField(filter, "logoutRequestMatcher");
        }
        return matcher == null
                ? Stream.empty()
                : MATCHED.matcher(matcher.toString())
                        .results()
                        .map(found -> found.group(1) != null
                                ? Endpoint.of(found.group(1), found.group(2))
                                : Endpoint.of(found.group(4), found.group(3)));
    }
}
