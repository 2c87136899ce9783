package org.triad.workflow.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** What the engine's interfaces are sent holds neither objects nor expressions, and is not endless. */
@TriadTest
class EngineBodiesIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ObjectMapper json;

    @ParameterizedTest
    @ValueSource(strings = {"Object", "object", "Bytes", "File", "Xml", "\\u004fbject", "OBJECT", " Object "})
    void aVariableThatIsNoPlainValueIsRefused(String type) throws Exception {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();

        HttpResponse<String> answer = Visitor.withPassword(port, "jonas")
                .post("/engine-rest/task/" + task + "/complete", """
                        {"variables": {"verdict": {"value": "rO0ABQ==", "type": "%s",
                          "valueInfo": {"objectTypeName": "java.util.ArrayList", "serializationDataFormat": "application/json"}}}}""".formatted(type));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("message").asText())
                .endsWith("Variables hold plain values and JSON.");
        assertThat(campaign.openTasks()).contains("Review brief for Sales");
    }

    @Test
    void theSameHoldsForTasklist() {
        Journey campaign = journeys.inReview();

        assertThat(Visitor.signedIn(port, "jonas")
                        .postAsTasklist(
                                "/camunda/api/engine/engine/default/task/"
                                        + campaign.task("Review brief for Sales")
                                                .id() + "/submit-form",
                                "{\"variables\": {\"verdict\": {\"value\": \"x\", \"type\": \"Object\"}}}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void filesAndObjectsCannotBeUploadedAsVariables() {
        Journey campaign = journeys.inReview();
        String path = "/engine-rest/task/%s/variables/verdict/data"
                .formatted(campaign.task("Review brief for Sales").id());

        HttpResponse<String> answer = Visitor.withPassword(port, "admin")
                .upload(path, "x.json", new byte[] {1}, Map.of("type", "java.util.ArrayList"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Files and objects are not kept in processes.");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() {
        HttpResponse<String> answer = Visitor.withPassword(port, "priya")
                .deploy("large", Map.of("large.bpmn", new byte[EngineBodies.MOST + 1]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("What was sent is larger than 5,000,000 bytes.");
    }

    @Test
    void jsonThatCannotBeReadIsRefused() {
        HttpResponse<String> answer =
                Visitor.withPassword(port, "mara").post("/engine-rest/task", "{\"name\": \"x\" /* c */}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no readable JSON");
        assertThat(Visitor.withPassword(port, "mara")
                        .ask("PUT", "/engine-rest/task/no-such", "application/x-knock", "knock")
                        .statusCode())
                .as("what is no JSON at all")
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "", "1.5", "2147483648", "99999999999999999999", "１"})
    void aPartOfAListIsNamedByWholeNumbers(String number) {
        for (String name : List.of("firstResult", "maxResults")) {
            HttpResponse<String> answer = Visitor.withPassword(port, "mara")
                    .get("/engine-rest/task?%s=%s".formatted(name, URLEncoder.encode(number, StandardCharsets.UTF_8)));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("“%s” is a whole number from 0 to 2,147,483,647.".formatted(name));
        }
        assertThat(Visitor.withPassword(port, "mara").status("/engine-rest/task?firstResult=0&maxResults=2147483647"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\": \"${currentUser()}\"}",
                "{\"candidateGroupExpression\": \"${dataSource}\"}",
                "{\"dueBeforeExpression\": \"${now()}\"}",
                "{\"orQueries\": [{\"assigneeExpression\": \"${x}\"}]}"
            })
    void aQueryOfOnesOwnHasNoExpressions(String query) {
        HttpResponse<String> answer = Visitor.withPassword(port, "mara").post("/engine-rest/task", query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void nobodyButTheAdministratorMakesFiltersWithExpressions() throws Exception {
        String filter =
                "{\"resourceType\": \"Task\", \"name\": \"evil\", \"query\": {\"assigneeExpression\": \"${dataSource}\"}}";

        assertThat(Visitor.withPassword(port, "mara")
                        .post("/engine-rest/filter/create", filter)
                        .statusCode())
                .isEqualTo(403);
        String mine = engine.getFilterService()
                .createFilterQuery()
                .filterName("My tasks")
                .singleResult()
                .getId();
        assertThat(Visitor.withPassword(port, "mara")
                        .post("/engine-rest/filter/" + mine + "/list", "{\"assigneeExpression\": \"${dataSource}\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theTypesOfStoredObjectsAreChecked() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
    }
}
