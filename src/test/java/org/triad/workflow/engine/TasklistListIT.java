package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** What Tasklist's lists show of a task. */
@TriadTest
class TasklistListIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private FilterService filters;

    @Autowired
    private HistoryService history;

    @Autowired
    private ObjectMapper json;

    @Test
    void everyEntrySaysWhichCampaignItIsAbout() throws Exception {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();
        for (String name : List.of("My tasks", "My department", "Everything")) {
            JsonNode found = entry(name, task);
            assertThat(found.at("/_embedded/variable/0/name").asText()).as(name).isEqualTo("taskAbout");
            assertThat(found.at("/_embedded/variable/0/value").asText())
                    .as(name)
                    .isEqualTo(campaign.campaign() + " Upgrade autumn");
        }
    }

    @Test
    void leadsSeeItWithTheTasksOfAllThreeDepartments() throws Exception {
        Journey campaign =
                journeys.inReview().salesSays("endorse", "").serviceSays("reject", "Nobody can answer the calls.");
        assertThat(entry("Everything", campaign.task("Align departments").id())
                        .at("/_embedded/variable/0/value")
                        .asText())
                .startsWith(campaign.campaign().value());
    }

    @Test
    void itIsNotRemembered() {
        Journey campaign = journeys.inReview();
        assertThat(history.createHistoricVariableInstanceQuery()
                        .variableName("taskAbout")
                        .count())
                .isZero();
        assertThat(campaign.openTasks()).isNotEmpty();
    }

    @Test
    void peopleWhoWorkOnTasksAreNotToldToMigrateTheEngine() {
        HttpResponse<String> styles =
                Visitor.signedIn(port, "jonas").get("/camunda/app/tasklist/styles/user-styles.css");
        assertThat(styles.statusCode()).isEqualTo(200);
        assertThat(styles.body()).contains(".ce-eol-banner");
    }

    /** The task as Tasklist reads it with a filter. */
    private JsonNode entry(String filter, String task) throws Exception {
        String id =
                filters.createFilterQuery().filterName(filter).singleResult().getId();
        HttpResponse<String> answer = Visitor.withPassword(port, "jonas")
                .accepting("application/hal+json")
                .get("/engine-rest/filter/%s/list?maxResults=1000".formatted(id));
        for (JsonNode found : json.readTree(answer.body()).at("/_embedded/task")) {
            if (found.path("id").asText().equals(task)) {
                return found;
            }
        }
        throw new AssertionError("“%s” does not show the task: %s".formatted(filter, answer.body()));
    }
}
