package org.triad.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.api.ApiDocument.Operation;
import org.triad.demo.DemoPerson;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.RunningTriad;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/**
 * Thousands of random requests made from our own description of the REST interface: none ends in an error of ours, each is answered as
 * described, and what holds in the database holds after. {@code -Dtriad.seed} and {@code -Dtriad.requests} choose others.
 */
@TriadTest
class ApiRobustnessIT {

    private static final long SEED = Long.getLong("triad.seed", 20_261_124L);
    private static final int REQUESTS = Integer.getInteger("triad.requests", 5_000);
    private static final int BODY_SHOWN = 300;

    /** Marketing proposes, Sales imports: they get furthest. */
    private static final List<String> PEOPLE =
            List.of("mara", "mara", "mara", "jonas", "jonas", "elena", "aisha", "admin", "nico", "");

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private final HttpClient http = HttpClient.newHttpClient();

    /** Some requests send people of the demo away. */
    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("delete from people_absence").update();
    }

    @Test
    void everyRandomRequestIsAnsweredAsDescribedAndBreaksNothing() throws IOException {
        ApiDocument document = new ApiDocument(
                Visitor.withPassword(port, "mara").get("/api/openapi").body(), json);
        List<Operation> operations = document.operations();
        List<String> campaigns = List.of(
                        journeys.proposed(),
                        journeys.inReview(),
                        journeys.inLaunch(),
                        journeys.inSale(),
                        journeys.inSale(),
                        journeys.inHandoff())
                .stream()
                .map(Journey::campaign)
                .map(Object::toString)
                .toList();
        Invariants invariants = new Invariants(jdbc);
        ConcurrentSkipListMap<String, String> faults = new ConcurrentSkipListMap<>();
        ConcurrentSkipListMap<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

        IntStream.range(0, REQUESTS).parallel().forEach(number -> {
            Random random = new Random(SEED * REQUESTS + number);
            Operation operation = operations.get(random.nextInt(operations.size()));
            HttpRequest request = signed(
                            new RandomRequest(document, random, campaigns).of(operation, "http://localhost:" + port),
                            random)
                    .build();
            HttpResponse<String> answer = send(request);
            statuses.merge(answer.statusCode() / 100, 1, Integer::sum);
            fault(document, operation, answer)
                    .ifPresent(fault -> faults.putIfAbsent(
                            "%s: %s".formatted(operation, fault),
                            "request %d of seed %d: %s %s".formatted(number, SEED, request.uri(), shown(answer))));
        });

        assertThat(faults).isEmpty();
        assertThat(statuses).as("some are accepted, some are refused").containsKeys(2, 4);
        assertThat(invariants.broken()).isEmpty();
    }

    private static Optional<String> fault(ApiDocument document, Operation operation, HttpResponse<String> answer) {
        return answer.statusCode() >= 500
                ? Optional.of("status %d".formatted(answer.statusCode()))
                : document.fault(operation, answer);
    }

    private static HttpRequest.Builder signed(HttpRequest.Builder request, Random random) {
        String login = PEOPLE.get(random.nextInt(PEOPLE.size()));
        return login.isEmpty()
                ? request
                : request.header("Authorization", RunningTriad.basic(login, DemoPerson.PASSWORD));
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

    private static String shown(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.body().substring(0, Math.min(answer.body().length(), BODY_SHOWN));
    }
}
