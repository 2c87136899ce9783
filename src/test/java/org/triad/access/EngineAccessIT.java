package org.triad.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.triad.access.AccessMatrix.Cell;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/**
 * Every endpoint of the engine's REST interface and of its web applications, as every role, through each address that leads to it. What
 * changes something is asked for in a media type nobody reads and for objects nobody has, so that whoever is let in changes nothing.
 */
@TriadTest
class EngineAccessIT {

    private static final Pattern WAY = Pattern.compile(
            "(/engine-rest/engine/\\{name}|/camunda/api/engine/engine/\\{name}|/engine-rest|/camunda/api/engine)(?=/)");
    private static final Set<String> OTHER_WAYS =
            Set.of("/engine-rest/engine/{name}/", "/camunda/api/engine/engine/{name}/");

    /** The other ways lead to the same decision as the first, about the same resource: {@code EngineDoor} takes off what they begin with. */
    private static final Set<Role> ENOUGH_FOR_ANOTHER_WAY =
            EnumSet.of(Role.ANONYMOUS, Role.NOBODY, Role.SALES, Role.OWNER, Role.ADMINISTRATOR, Role.DEACTIVATED);

    private static final String NOTHING = "no-such";

    @LocalServerPort
    private int port;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private ApplicationContext context;

    private final AccessMatrix matrix = AccessMatrix.read("engine.csv");

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpoint() {
        SortedSet<Endpoint> resources = EngineEndpoints.of(servlets, context).stream()
                .map(endpoint -> new Endpoint(endpoint.method(), resource(endpoint.path())))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(resources).hasSizeGreaterThan(400);
        assertThat(matrix.gaps(resources)).isEmpty();
    }

    @Test
    void everyCellIsAsWritten() {
        People people = new People(context);
        Samples samples = new Samples(context);
        Map<Role, Visitor> withPasswords = new EnumMap<>(Role.class);
        Map<Role, Visitor> signedIn = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            withPasswords.put(role, people.withPassword(port, role));
            signedIn.put(role, people.signedIn(port, role));
        }
        ConcurrentSkipListSet<String> otherwise = new ConcurrentSkipListSet<>();

        EngineEndpoints.of(servlets, context).parallelStream().forEach(endpoint -> {
            Map<Role, Cell> row = matrix.of(new Endpoint(endpoint.method(), resource(endpoint.path())));
            String address = address(endpoint, samples);
            Map<Role, Visitor> visitors = address.startsWith("/camunda") ? signedIn : withPasswords;
            row.forEach((role, cell) -> {
                if (isAnotherWay(endpoint) && !ENOUGH_FOR_ANOTHER_WAY.contains(role)) {
                    return;
                }
                Visitor visitor = address.endsWith("/logout") && role != Role.DEACTIVATED
                        ? people.signedIn(port, role)
                        : visitors.get(role);
                HttpResponse<String> answer = knock(visitor, endpoint.method(), address);
                if (!Answered.is(role, cell, answer)) {
                    otherwise.add("%s %s as %s: %s is written, but the answer is %d %s"
                            .formatted(
                                    endpoint.method(),
                                    address,
                                    role,
                                    cell,
                                    answer.statusCode(),
                                    Answered.gist(answer)));
                }
            });
        });

        assertThat(otherwise).isEmpty();
    }

    private static HttpResponse<String> knock(Visitor visitor, String method, String address) {
        return switch (method) {
            case "POST", "PUT", "PATCH" -> visitor.ask(method, address, "application/x-knock", "knock");
            default -> visitor.ask(method, address, "application/json", "");
        };
    }

    private static boolean isAnotherWay(Endpoint endpoint) {
        return OTHER_WAYS.stream().anyMatch(way -> endpoint.path().startsWith(way));
    }

    /** The address without what leads to it: the same resource has up to three. */
    private static String resource(String path) {
        Matcher way = WAY.matcher(path);
        return way.lookingAt() ? path.substring(way.end()) : path;
    }

    private static String address(Endpoint endpoint, Samples samples) {
        String address = endpoint.path()
                .replace("/engine/{name}", "/engine/default")
                .replace("{engineName}", "default")
                .replace("{engine}", "default")
                .replace("{processEngineName}", "default")
                .replace("{file}", "app/plugin.js");
        boolean reads = List.of("GET", "OPTIONS").contains(endpoint.method());
        Map<String, String> there = reads ? samples.of(resource(endpoint.path())) : Map.of();
        for (Map.Entry<String, String> sample : there.entrySet()) {
            address = address.replace(sample.getKey(), sample.getValue());
        }
        return address.replaceAll("\\{[^}]+}", NOTHING);
    }
}
