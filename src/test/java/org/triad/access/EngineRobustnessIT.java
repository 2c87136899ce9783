package org.triad.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.access.AccessMatrix.Cell;
import org.triad.api.Invariants;
import org.triad.demo.DemoPerson;
import org.triad.testing.RunningTriad;
import org.triad.testing.TriadTest;

/**
 * Random requests to whatever the engine's interface opens for people who are no administrators: none ends in an error of ours, none is
 * told of the inside, and what holds in the database holds after. {@code -Dtriad.seed} and {@code -Dtriad.engine.requests} choose others.
 */
@TriadTest
class EngineRobustnessIT {

    private static final long SEED = Long.getLong("triad.seed", 20_261_124L);
    private static final int REQUESTS = Integer.getInteger("triad.engine.requests", 1_500);

    private static final int SHOWN = 300;

    private static final EnumSet<Role> ASKING =
            EnumSet.of(Role.MARKETING_LEAD, Role.SALES_LEAD, Role.SERVICE, Role.OWNER, Role.NOBODY);

    @LocalServerPort
    private int port;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private final HttpClient http = HttpClient.newHttpClient();

    private record Asked(Role role, Endpoint endpoint) {}

    @Test
    void everyRandomRequestIsAnsweredOrRefusedAndBreaksNothing() {
        List<Asked> open = open();
        assertThat(open).hasSizeGreaterThan(200);
        Samples samples = new Samples(context);
        Invariants invariants = new Invariants(jdbc);
        ConcurrentSkipListMap<String, String> faults = new ConcurrentSkipListMap<>();
        ConcurrentSkipListMap<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

        IntStream.range(0, REQUESTS).parallel().forEach(number -> {
            Random random = new Random(SEED * REQUESTS + number);
            Asked asked = open.get(random.nextInt(open.size()));
            HttpRequest request = new RandomEngineRequest(random, samples)
                    .of(asked.endpoint(), "http://localhost:" + port)
                    .header("Authorization", RunningTriad.basic(asked.role().login(), DemoPerson.PASSWORD))
                    .build();
            HttpResponse<String> answer = send(request);
            statuses.merge(answer.statusCode() / 100, 1, Integer::sum);
            fault(answer)
                    .ifPresent(fault -> faults.putIfAbsent(
                            "%s: %s".formatted(asked.endpoint(), fault),
                            "request %d of seed %d: %s %s"
                                    .formatted(number, SEED, request.uri(), shown(answer.body()))));
        });

        assertThat(faults).isEmpty();
        assertThat(statuses).as("some are answered, some are refused").containsKeys(2, 4);
        assertThat(invariants.broken()).isEmpty();
    }

    private List<Asked> open() {
        AccessMatrix matrix = AccessMatrix.read("engine.csv");
        return EngineEndpoints.of(servlets, context).stream()
                .filter(endpoint -> endpoint.path().startsWith("/engine-rest/"))
                .filter(endpoint -> List.of("GET", "POST", "PUT").contains(endpoint.method()))
                .flatMap(endpoint -> ASKING.stream().map(role -> new Asked(role, endpoint)))
                .filter(asked -> matrix.of(new Endpoint(
                                        asked.endpoint().method(),
                                        asked.endpoint().path().substring("/engine-rest".length())))
                                .get(asked.role())
                        == Cell.YES)
                .toList();
    }

    /** A refusal says why, to whoever reads it and to the program that asked. */
    private Optional<String> fault(HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            return Optional.of("status %d".formatted(answer.statusCode()));
        }
        if (answer.statusCode() < 400) {
            return Optional.empty();
        }
        if (answer.body().contains("id=\"failure-sentence\"")) {
            return Optional.empty();
        }
        try {
            JsonNode refusal = json.readTree(answer.body());
            return refusal.path("message").asText().isBlank()
                            && refusal.path("detail").asText().isBlank()
                    ? Optional.of("%d without a sentence".formatted(answer.statusCode()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("%d without JSON".formatted(answer.statusCode()));
        }
    }

    private static String shown(String body) {
        return body.substring(0, Math.min(body.length(), SHOWN));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError("No answer to " + request.uri(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
