package org.triad.site.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** A creating call that is repeated with the same key has one effect and the same answer. */
@TriadTest
class IdempotencyIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Engine engine;

    @Autowired
    @Qualifier("oldAnswersCleared")
    private Task<Void> housekeeping;

    @Autowired
    private ObjectMapper json;

    private final String key = UUID.randomUUID().toString();
    private final String name = "Idempotent " + key;

    @Test
    void theSameKeyGetsTheSameAnswer() {
        HttpResponse<String> first = propose("mara", proposal(name));
        HttpResponse<String> second = propose("mara", proposal(name));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(campaigns()).isEqualTo(1);
    }

    @Test
    void callsAtTheSameMomentHaveOneEffect() {
        List<HttpResponse<String>> answers = IntStream.range(0, 4)
                .mapToObj(call -> CompletableFuture.supplyAsync(() -> propose("mara", proposal(name))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.get(0).body());
        assertThat(campaigns()).isEqualTo(1);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        propose("mara", proposal(name));

        HttpResponse<String> another = propose("mara", proposal("Another"));

        assertThat(another.statusCode()).isEqualTo(422);
        assertThat(another.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(another.body()).contains("This Idempotency-Key was used for another request.");
    }

    @Test
    void theSameFileSentAgainIsTheSameRequest() {
        String imports = importsOf(journeys.inSale());

        HttpResponse<String> first = send(imports, "id,stage\n1,Won\n");
        HttpResponse<String> second = send(imports, "id,stage\n1,Won\n");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void anotherFileOfTheSameLengthIsAnotherRequest() {
        String imports = importsOf(journeys.inSale());
        assertThat(send(imports, "id,stage\n1,Won\n").statusCode()).isEqualTo(202);

        HttpResponse<String> another = send(imports, "id,stage\n2,Won\n");

        assertThat(another.statusCode()).isEqualTo(422);
        assertThat(another.body()).contains("This Idempotency-Key was used for another request.");
    }

    @Test
    void anUploadThatIsTooLargeIsRefusedAsWithoutAKey() {
        HttpResponse<String> answer = send(importsOf(journeys.inSale()), "x".repeat(27 * 1024 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("25 MB");
    }

    @Test
    void aBodyNoCallNeedsIsNotReadToItsEnd() {
        HttpResponse<String> answer = propose("mara", proposal("x".repeat(1024 * 1024)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than Triad takes");
    }

    @Test
    void theKeyBelongsToThePersonWhoSentIt() {
        propose("mara", proposal(name));

        assertThat(propose("ben", proposal(name)).statusCode()).isEqualTo(201);
        assertThat(campaigns()).isEqualTo(2);
    }

    @Test
    void aRefusedCallMayBeCorrectedUnderTheSameKey() {
        assertThat(propose("mara", proposal("")).statusCode()).isEqualTo(400);

        assertThat(propose("mara", proposal(name)).statusCode()).isEqualTo(201);
    }

    /** What was answered may tell of people and campaigns: it is not kept longer than somebody repeats a call. */
    @Test
    void answersAreForgottenAfterADay() {
        propose("mara", proposal(name));

        housekeepingAfter(Duration.ofHours(23));
        assertThat(answers()).isEqualTo(1);

        housekeepingAfter(Duration.ofHours(25));
        assertThat(answers()).isZero();

        assertThat(propose("mara", proposal(name)).statusCode()).isEqualTo(201);
        assertThat(campaigns()).as("a new call").isEqualTo(2);
    }

    private void housekeepingAfter(Duration time) {
        engine.at(
                Instant.now().plus(time),
                () -> housekeeping.execute(new TaskInstance<>("site-answer-housekeeping", "it"), null));
    }

    private int answers() {
        return jdbc.sql("select count(*) from site_idempotency where key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> propose(String login, String body) {
        return Visitor.withPassword(port, login).post("/api/campaigns", body, "Idempotency-Key", key);
    }

    private HttpResponse<String> send(String imports, String file) {
        return Visitor.withPassword(port, "aisha")
                .sending("Idempotency-Key", key)
                .upload(imports, "leads.csv", file.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static String importsOf(Journey campaign) {
        return "/api/campaigns/%s/leads/imports".formatted(campaign.campaign());
    }

    private String proposal(String campaign) {
        return json.valueToTree(Map.of(
                        "name",
                        campaign,
                        "objective",
                        "o",
                        "audience",
                        "a",
                        "customerNeed",
                        "c",
                        "message",
                        "m",
                        "channels",
                        List.of("email"),
                        "budget",
                        10,
                        "currency",
                        "EUR",
                        "launchDate",
                        journeys.brief().launchDate().toString(),
                        "endDate",
                        journeys.brief().endDate().toString()))
                .toString();
    }

    private int campaigns() {
        return jdbc.sql("select count(*) from campaign where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }
}
