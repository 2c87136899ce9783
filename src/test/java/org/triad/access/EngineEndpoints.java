package org.triad.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.beans.BeanUtils;
import org.springframework.context.ApplicationContext;

/** Collects what the engine's REST interface and its web applications offer, from the classes their running servlets serve. */
final class EngineEndpoints {

    private static final int DEEPEST_RESOURCE = 8;

    private final SortedSet<Endpoint> found = new TreeSet<>();

    private EngineEndpoints() {}

    /** With the address each has below its servlet. */
    static SortedSet<Endpoint> of(ServletContext servlets, ApplicationContext context) {
        EngineEndpoints endpoints = new EngineEndpoints();
        for (ServletRegistration servlet : servlets.getServletRegistrations().values()) {
            if (!ServletContainer.class.getName().equals(servlet.getClassName())) {
                continue;
            }
            Application application = Optional.ofNullable(
                            servlet.getInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS))
                    .map(EngineEndpoints::made)
                    .orElseGet(() -> context.getBean(ResourceConfig.class));
            for (String mapping : servlet.getMappings()) {
                endpoints.collect(mapping.replaceAll("/\\*$", ""), application);
            }
        }
        return endpoints.found;
    }

    private static Application made(String className) {
        try {
            return (Application) BeanUtils.instantiateClass(Class.forName(className));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void collect(String root, Application application) {
        for (Class<?> resource : application.getClasses()) {
            annotation(resource, Path.class).ifPresent(path -> walk(root + "/" + path.value(), resource, 0));
        }
    }

    /** A method without a verb leads to the resource it returns. */
    private void walk(String address, Class<?> resource, int depth) {
        if (depth > DEEPEST_RESOURCE) {
            throw new AssertionError("Resources without end below " + address);
        }
        for (Method method : resource.getMethods()) {
            if (method.isBridge() || method.getDeclaringClass() == Object.class) {
                continue;
            }
            Optional<Path> path = annotation(method, Path.class);
            String here = address + path.map(below -> "/" + below.value()).orElse("");
            Set<String> verbs = verbs(method);
            verbs.forEach(verb -> found.add(Endpoint.of(verb, here)));
            if (verbs.isEmpty() && path.isPresent()) {
                walk(here, method.getReturnType(), depth + 1);
            }
        }
    }

    private static Set<String> verbs(Method method) {
        Set<String> verbs = new TreeSet<>();
        declarations(method)
                .flatMap(declared -> Arrays.stream(declared.getAnnotations()))
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .forEach(verb -> verbs.add(verb.value()));
        return verbs;
    }

    private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
        return declarations(method)
                .map(declared -> declared.getAnnotation(type))
                .filter(annotation -> annotation != null)
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> annotation(Class<?> resource, Class<A> type) {
        return ancestors(resource).stream()
                .map(ancestor -> ancestor.getAnnotation(type))
                .filter(annotation -> annotation != null)
                .findFirst();
    }

    /** The method itself and what it overrides: the annotations may be on either. */
    private static Stream<Method> declarations(Method method) {
        return ancestors(method.getDeclaringClass()).stream()
                .flatMap(type -> Arrays.stream(type.getMethods())
                        .filter(other -> other.getName().equals(method.getName())
                                && Arrays.equals(other.getParameterTypes(), method.getParameterTypes())));
    }

    private static Set<Class<?>> ancestors(Class<?> type) {
        Set<Class<?>> ancestors = new LinkedHashSet<>();
        Deque<Class<?>> waiting = new ArrayDeque<>(Set.of(type));
        while (!waiting.isEmpty()) {
            Class<?> next = waiting.poll();
            if (ancestors.add(next)) {
                Optional.ofNullable(next.getSuperclass()).ifPresent(waiting::add);
                waiting.addAll(Arrays.asList(next.getInterfaces()));
            }
        }
        return ancestors;
    }
}
