package org.triad.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Who hears of a task that changes hands, through whichever door. */
@TriadTest
class TaskNewsIT {

    private static final String REVIEW = "Review brief for Sales";

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aTaskTakenFromSomebodyIsToldToItsDepartmentThroughEveryDoor() {
        Journey campaign = journeys.inReview();
        OpenTask review = campaign.task(REVIEW);
        overRest("jonas", review, "{\"from\":\"jonas\",\"assignee\":\"aisha\"}");
        assertThat(toldOf(review)).containsOnlyOnce("aisha");

        assertThat(overRest("jonas", review, "{\"from\":\"aisha\"}").statusCode())
                .isEqualTo(200);
        assertThat(campaign.task(REVIEW).assignee()).isEmpty();
        assertThat(toldOf(review)).filteredOn("aisha"::equals).hasSize(2);
        overRest("jonas", review, "{\"assignee\":\"aisha\"}");
        assertThat(inTasklist("jonas", review, "assignee", "{\"userId\":null}")).isEqualTo(204);
        assertThat(toldOf(review)).filteredOn("aisha"::equals).hasSize(4);

        assertThat(inTasklist("aisha", review, "claim", "{\"userId\":\"aisha\"}"))
                .isEqualTo(204);
        int told = toldOf(review).size();
        assertThat(inTasklist("aisha", review, "unclaim", "{}")).isEqualTo(204);
        assertThat(toldOf(review)).as("they gave it up themselves").hasSize(told);
    }

    @Test
    void aReminderThatWasDueIsSaidToWhoeverGotTheTaskMeanwhile() {
        List<Journey> made = new ArrayList<>();
        engine.at(berlin("2026-11-23T09:00"), () -> made.add(journeys.inReview()));
        OpenTask review = made.get(0).task(REVIEW);

        engine.at(berlin("2026-11-24T13:30"), () -> {
            overRest("jonas", review, "{\"from\":\"jonas\",\"assignee\":\"aisha\"}");
            made.get(0).launchDateReached();
        });

        assertThat(toldOf(review, "dueSoon")).containsExactly("aisha");
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant();
    }

    private HttpResponse<String> overRest(String by, OpenTask task, String body) {
        return Visitor.withPassword(port, by).put("/api/tasks/" + task.id() + "/assignee", body);
    }

    private int inTasklist(String by, OpenTask task, String act, String body) {
        return Visitor.withPassword(port, by)
                .post("/engine-rest/task/" + task.id() + "/" + act, body)
                .statusCode();
    }

    private List<String> toldOf(OpenTask task) {
        return toldOf(task, "taskAssigned");
    }

    private List<String> toldOf(OpenTask task, String event) {
        return jdbc.sql("select recipient from notification_message where task_id = :id and event = :event")
                .param("id", task.id())
                .param("event", event)
                .query(String.class)
                .list();
    }
}
