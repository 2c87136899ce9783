package org.triad;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import org.triad.campaign.Brief;
import org.triad.testing.HostileTexts;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Hostile texts, in by every door and out of every page and answer: kept and shown as typed, or refused with a sentence. */
@TriadTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextIT {

    private static final List<String> FIELDS = List.of("name", "objective", "audience", "customerNeed", "message");

    enum Door {
        PAGE,
        REST,
        TASKLIST,
        ENGINE_REST
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, Visitor> signedIn = new HashMap<>();

    static Stream<String> shownAsTyped() {
        return HostileTexts.shownAsTyped();
    }

    static Stream<String> refused() {
        return HostileTexts.refused();
    }

    static Stream<String> someRefused() {
        return Stream.of("zero\0", "turned\u202Exet", "bell\u0007", "a" + "\u0301".repeat(10_000));
    }

    static Stream<Arguments> everyFieldByEveryDoor() {
        return Stream.of(Door.values())
                .flatMap(door ->
                        FIELDS.stream().flatMap(field -> someRefused().map(text -> Arguments.of(door, field, text))));
    }

    @ParameterizedTest
    @MethodSource("shownAsTyped")
    void isKeptAndShownAsTyped(String text) throws IOException {
        Visitor mara = signedIn("mara");
        Visitor program = Visitor.withPassword(port, "mara");
        String key = json.readTree(propose(Door.REST, allFields(text)).body())
                .path("key")
                .asText();
        program.post("/api/campaigns/" + key + "/pause", json.writeValueAsString(Map.of("reason", text)));

        JsonNode shown = json.readTree(program.get("/api/campaigns/" + key).body());
        String page = mara.get("/campaigns/" + key).body();

        FIELDS.forEach(
                field -> assertThat(shown.findValue(field).asText()).as(field).isEqualTo(text));
        assertThat(json.readTree(program.get("/api/campaigns/" + key + "/timeline")
                                .body())
                        .findValuesAsText("words"))
                .containsExactly(text, text);
        assertHarmless(page, text);
        assertHarmless(mara.get("/campaigns?state=all&q=" + key).body(), text);
        assertThat(mara.get("/campaigns?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        assertThat(page).containsPattern("class=\"timeline");
    }

    @ParameterizedTest
    @MethodSource("shownAsTyped")
    void isKeptInAnswersOfTasksAndShownToTheNextPerson(String text) throws IOException {
        Journey journey = journeys.proposed();
        String input = journey.task("Give Sales input").id();

        HttpResponse<String> answer = signedIn("jonas")
                .postAsTasklist(
                        "/camunda/api/engine/engine/default/task/" + input + "/submit-form", variables("input", text));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        String form = Visitor.withPassword(port, "mara")
                .get("/engine-rest/task/" + journey.task("Write brief").id() + "/form-variables")
                .body();
        assertThat(form).doesNotContain(HostileTexts.EVALUATED, "<script", "<img", "<svg", "<iframe");
        assertHarmless(signedIn("tom").get("/campaigns/" + journey.campaign()).body(), text);
    }

    @ParameterizedTest
    @MethodSource("everyFieldByEveryDoor")
    void isRefusedInEveryFieldByEveryDoor(Door door, String field, String text) throws IOException {
        int before = campaigns();
        Map<String, Object> fields = allFields("Harmless");
        fields.put(field, text);

        HttpResponse<String> answer = propose(door, fields);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(HtmlUtils.htmlUnescape(answer.body()))
                .containsPattern("has (a character|an invisible|10,001 characters)");
        assertThat(campaigns()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithASentence(String text) throws IOException {
        Map<String, Object> fields = allFields("Harmless");
        fields.put("objective", text);

        HttpResponse<String> answer = propose(Door.REST, fields);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("violations"))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.path("field").asText()).isEqualTo("objective");
                    assertThat(violation.path("sentence").asText()).matches("The objective (has|needs|is) .{5,160}\\.");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"half \\ud83d", "half \\udc00"})
    void halfACharacterIsRefused(String half) throws IOException {
        String body = json.writeValueAsString(allFields("HALF")).replace("HALF", half);

        HttpResponse<String> answer = Visitor.withPassword(port, "mara").post("/api/campaigns", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("cannot be stored");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aNameIsOneLine(Door door) throws IOException {
        Map<String, Object> fields = allFields("Harmless");
        fields.put("name", "Subject\r\nBcc: everybody@example.com");

        HttpResponse<String> answer = propose(door, fields);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("must be one line");
    }

    @ParameterizedTest
    @MethodSource("someRefused")
    void isRefusedInAnswersOfTasksByEveryDoor(String text) throws IOException {
        Journey journey = journeys.inReview();
        String task = "/task/" + journey.task("Review brief for Sales").id();
        String answers = json.writeValueAsString(
                Map.of("variables", Map.of("verdict", Map.of("value", "reject"), "reason", Map.of("value", text))));

        Stream.of(
                        signedIn("jonas")
                                .postAsTasklist("/camunda/api/engine/engine/default" + task + "/submit-form", answers),
                        Visitor.withPassword(port, "jonas").post("/engine-rest" + task + "/submit-form", answers),
                        Visitor.withPassword(port, "jonas").post("/engine-rest" + task + "/complete", answers))
                .forEach(answer -> {
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                    assertThat(answer.body()).contains("“Why?”").doesNotContain("Exception");
                });
        assertThat(journey.openTasks()).contains("Review brief for Sales");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero\0", "turned\u202Exet", "bell\u0007"})
    void isRefusedInReasonsDemandsAndComments(String text) throws IOException {
        Journey journey = journeys.inSale();
        String campaign = "/campaigns/" + journey.campaign();
        Visitor mara = signedIn("mara");
        Visitor tom = signedIn("tom");
        String reason = json.writeValueAsString(Map.of("reason", text));
        String comment = json.writeValueAsString(Map.of("message", text));
        String task = "/task/" + journey.task("Close sale").id() + "/comment/create";

        for (String act : List.of("pause", "cancel")) {
            mara.form(campaign + "/" + act, Map.of("reason", text, "_csrf", mara.token(campaign)));
            assertThat(mara.get(campaign).body()).contains("The reason has ");
            assertThat(Visitor.withPassword(port, "mara")
                            .post("/api" + campaign + "/" + act, reason)
                            .statusCode())
                    .isEqualTo(400);
        }
        tom.form(campaign + "/correction", Map.of("demand", text, "_csrf", tom.token(campaign)));
        assertThat(tom.get(campaign).body()).contains("The demand has ");
        assertThat(Visitor.withPassword(port, "jonas")
                        .post("/engine-rest" + task, comment)
                        .body())
                .contains("The comment has ");
        HttpResponse<String> inTasklist =
                signedIn("jonas").postAsTasklist("/camunda/api/engine/engine/default" + task, comment);
        assertThat(inTasklist.statusCode()).isEqualTo(400);
        assertThat(inTasklist.body()).contains("The comment has ");
        assertThat(jdbc.sql("select count(*) from act_hi_comment where task_id_ = :task")
                        .param("task", journey.task("Close sale").id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(journey.stage()).isEqualTo("sale");
    }

    @Test
    void isRefusedInTheNamesOfPeopleAndGroups() throws IOException {
        Visitor admin = Visitor.withPassword(port, "admin");
        String profile = json.writeValueAsString(Map.of("id", "nico", "firstName", "Ni\u202Eoc", "lastName", "Alves"));
        String group = json.writeValueAsString(Map.of("id", "hostile", "name", "zero\0"));

        HttpResponse<String> person = admin.put("/engine-rest/user/nico/profile", profile);

        assertThat(person.statusCode()).isEqualTo(400);
        assertThat(person.body()).contains("The first name has an invisible character");
        assertThat(admin.post("/engine-rest/group/create", group).statusCode()).isEqualTo(400);
        assertThat(admin.get("/engine-rest/user/nico/profile").body()).contains("\"firstName\":\"Nico\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/campaigns?q=%00",
                "/campaigns?person=%00",
                "/campaigns?stage=a%00",
                "/api/campaigns?text=%00",
                "/api/campaigns?stage=%00",
                "/api/campaigns?person=a%00",
                "/audit?who=%00",
                "/audit?about=a%00",
                "/api/audit?what=%00",
                "/audit/export.csv?about=%00"
            })
    void isRefusedInQuestions(String path) {
        Visitor admin = path.startsWith("/api") ? Visitor.withPassword(port, "admin") : signedIn("admin");

        HttpResponse<String> answer = admin.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("has a character that nothing here has.");
    }

    @Test
    void aLoginNobodyCanHaveIsNobodys() throws IOException {
        Journey journey = journeys.proposed();
        Visitor mara = Visitor.withPassword(port, "mara");
        String person = json.writeValueAsString(Map.of("person", "a\0b"));

        HttpResponse<String> answer = mara.put("/api/campaigns/" + journey.campaign() + "/triad/sales", person);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Nobody in Sales has the login “a\uFFFDb”.");
        Map<String, Object> fields = allFields("Harmless");
        fields.put("salesPerson", "a\0b");
        assertThat(propose(Door.REST, fields).statusCode()).isEqualTo(400);
    }

    /** Checking a password takes long on purpose; everybody signs in once. */
    private Visitor signedIn(String login) {
        return signedIn.computeIfAbsent(login, person -> Visitor.signedIn(port, person));
    }

    private void assertHarmless(String page, String text) {
        assertThat(page)
                .contains(HtmlUtils.htmlEscape(text, "UTF-8"))
                .doesNotContain(
                        HostileTexts.EVALUATED,
                        "<script>window",
                        "<img src=x",
                        "<svg/onload",
                        "<b>bold",
                        "<iframe",
                        "Template");
    }

    private HttpResponse<String> propose(Door door, Map<String, Object> fields) throws IOException {
        String start = "/process-definition/key/campaign-lifecycle/submit-form";
        return switch (door) {
            case PAGE -> proposeOnPage(fields);
            case REST -> Visitor.withPassword(port, "mara").post("/api/campaigns", json.writeValueAsString(fields));
            case TASKLIST ->
                signedIn("mara").postAsTasklist("/camunda/api/engine/engine/default" + start, variables(fields));
            case ENGINE_REST -> Visitor.withPassword(port, "mara").post("/engine-rest" + start, variables(fields));
        };
    }

    private HttpResponse<String> proposeOnPage(Map<String, Object> fields) {
        Visitor mara = signedIn("mara");
        Map<String, String> form = new HashMap<>();
        fields.forEach((name, value) -> form.put(name, value instanceof List<?> ? "email" : String.valueOf(value)));
        form.put("_csrf", mara.token("/campaigns/propose"));
        return mara.form("/campaigns/propose", form);
    }

    private Map<String, Object> allFields(String text) {
        Brief brief = journeys.brief();
        Map<String, Object> fields = new LinkedHashMap<>();
        FIELDS.forEach(field -> fields.put(field, text));
        fields.put("channels", List.of("email"));
        fields.put("budget", 1000);
        fields.put("currency", "EUR");
        fields.put("launchDate", brief.launchDate().toString());
        fields.put("endDate", brief.endDate().toString());
        return fields;
    }

    private String variables(String field, String value) throws IOException {
        return variables(Map.of(field, value));
    }

    private String variables(Map<String, Object> fields) throws IOException {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            variables.put(
                    field.getKey(),
                    field.getValue() instanceof List<?> list
                            ? Map.of("type", "Json", "value", json.writeValueAsString(list))
                            : Map.of("value", field.getValue()));
        }
        return json.writeValueAsString(Map.of("variables", variables));
    }

    private int campaigns() {
        return jdbc.sql("select count(*) from campaign").query(Integer.class).single();
    }
}
