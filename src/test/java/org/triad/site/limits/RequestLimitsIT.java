package org.triad.site.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** What is too large, too deep, too many or of the wrong kind is refused with a sentence before anybody works on it. */
@TriadTest
class RequestLimitsIT {

    private static final String PROPOSAL = """
            {"name":"Spring","objective":"More","audience":"All","customerNeed":"Air","message":"Now","channels":["email"],
             "currency":"EUR","launchDate":"2099-03-01","endDate":"2099-04-01","budget":%s}""";

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Test
    void aBodyThatIsTooLongIsRefused() {
        HttpResponse<String> answer =
                mara().post("/api/campaigns", "{\"name\":\"%s\"}".formatted("x".repeat((int) BodyLimit.MOST)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("larger than Triad takes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a key of its own"})
    void aBodyThatDoesNotSayHowLongItIsIsReadOnlySoFar(String idempotencyKey) throws Exception {
        HttpResponse<String> answer = endless(
                "/api/campaigns",
                "application/json",
                "{\"name\":\"%s\"}".formatted("x".repeat((int) BodyLimit.MOST)),
                idempotencyKey);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("larger than Triad takes");
    }

    @Test
    void aFormThatIsTooLongOrDoesNotSayHowLongItIsIsRefused() throws Exception {
        assertThat(mara().form("/campaigns", Map.of("name", "x".repeat((int) BodyLimit.MOST)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(endless("/login", "application/x-www-form-urlencoded", "username=mara", "")
                        .statusCode())
                .isEqualTo(411);
    }

    /** What is uploaded here does not say how long it is, which only the addresses of uploads take. */
    @Test
    void whereNothingIsUploadedAnUploadIsNoMoreThanAForm() {
        assertThat(mara().upload("/login", "a.csv", new byte[10], Map.of()).statusCode())
                .isEqualTo(411);
    }

    @Test
    void tooManyOrBrokenParametersAreRefused() {
        String many =
                IntStream.range(0, 600).mapToObj(number -> "p" + number + "=1").collect(Collectors.joining("&"));

        assertThat(mara().status("/api/campaigns?" + many)).isEqualTo(400);
        assertThat(mara().status("/campaigns?text=a%00b")).isLessThan(500);
    }

    @Test
    void jsonThatIsTooDeepOrSaysSomethingTwiceIsRefused() {
        unreadable("{\"channels\":%s%s}".formatted("[".repeat(2000), "]".repeat(2000)));
        unreadable("{\"channels\":%s%s}".formatted("[".repeat(30), "]".repeat(30)));
        unreadable("{\"budget\":%s}".formatted("9".repeat(100)));
        unreadable("{\"name\":\"Spring\",\"name\":\"Autumn\"}");
        unreadable("{} {}");
        unreadable("{\"%s\":1}".formatted("n".repeat(300)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e99999999999999",
                "1e2147483647",
                "0.000000000000000001",
                "1e12",
                "-1",
                "\"1e999999999\"",
                "\"NaN\"",
                "NaN",
                "Infinity",
                "true",
                "[]"
            })
    void aBudgetNobodyCouldMeanIsRefused(String budget) {
        assertThat(mara().post("/api/campaigns", PROPOSAL.formatted(budget)).statusCode())
                .isEqualTo(400);
    }

    /** Nothing, written in a way that would fill memory or the database's digits if somebody wrote it out. */
    @ParameterizedTest
    @ValueSource(strings = {"0e999999999", "0e-999999999", "0E+2147483647"})
    void aBudgetOfNothingIsNeverWrittenOut(String budget) {
        assertThat(mara().post("/api/campaigns", PROPOSAL.formatted(budget)).statusCode())
                .isIn(201, 400);
    }

    @Test
    void whatIsNotJsonIsOfAKindNobodyReadsHere() throws Exception {
        assertThat(endless("/api/campaigns", "application/xml", "<a/>", "").statusCode())
                .isEqualTo(415);
        assertThat(endless("/api/campaigns", "text/plain", "{}", "").statusCode())
                .isEqualTo(415);
        assertThat(endless("/api/campaigns", "application/x-java-serialized-object", "x", "")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void anUploadIsWhatItSaysAndOnlyCsv() {
        String imports = "/api/campaigns/" + journeys.inSale().campaign() + "/leads/imports";
        Visitor aisha = Visitor.withPassword(port, "aisha");

        HttpResponse<String> archive = aisha.upload(
                imports, "leads.csv", "PK\u0003\u0004 and so on".getBytes(StandardCharsets.ISO_8859_1), Map.of());
        HttpResponse<String> page =
                aisha.upload(imports, "leads.html", "id\n1\n".getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(archive.statusCode()).isEqualTo(400);
        assertThat(archive.body()).contains("This is a workbook or an archive, not a CSV file.");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("A file of leads ends with .csv");
    }

    private void unreadable(String json) {
        HttpResponse<String> answer = mara().post("/api/campaigns", json);

        assertThat(answer.statusCode())
                .as(json.substring(0, Math.min(60, json.length())))
                .isEqualTo(400);
        assertThat(answer.body())
                .contains("not JSON of the expected shape")
                .doesNotContain("jackson", "triad.campaign");
    }

    private HttpResponse<String> endless(String path, String type, String body, String idempotencyKey)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .header(
                        "Authorization",
                        "Basic "
                                + java.util.Base64.getEncoder()
                                        .encodeToString("mara:triad".getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private Visitor mara() {
        return Visitor.withPassword(port, "mara");
    }
}
