package org.triad.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Leads give their department's tasks to others and move due dates: on our page, over REST and over the engine's own interface. */
@TriadTest
class TaskManagementIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String REVIEW = "Review brief for Sales";
    private static final String ONLY_LEADS =
            "Only the leads of Sales and administrators move when “Review brief for Sales” is due.";
    private static final String NOT_BEFORE_NOW =
            "“Review brief for Sales” cannot be due before now: choose a moment that is still ahead.";

    private static final String PAUSED = "The campaign is paused. Nothing is due, and tasks go on when it is resumed.";

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Test
    void aLeadGivesATaskToAColleagueWhoIsTold() {
        Journey campaign = journeys.inReview();
        OpenTask review = campaign.task(REVIEW);

        HttpResponse<String> answer = gives(signedIn("jonas"), review, "jonas", "aisha");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/campaigns/" + campaign.campaign()));
        assertThat(campaign.task(REVIEW).assignee()).contains(AISHA);
        assertThat(toldOf(review)).contains("aisha");
        assertThat(jdbc.sql("select count(*) from audit_entry where act = 'Task.Assign' and person = 'jonas'"
                                + " and campaign = :key and about = 'aisha'")
                        .param("key", campaign.campaign().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPausedCampaignsTasksStayAsTheyAreThroughEveryDoor() throws Exception {
        Journey campaign = journeys.inReview();
        OpenTask review = campaign.task(REVIEW);
        campaign.campaigns().pause(campaign.campaign(), "The budget is looked at.", MARA);
        Visitor jonas = signedIn("jonas");

        for (HttpResponse<String> answer : List.of(
                overRest("jonas", review, "{\"from\":\"jonas\",\"assignee\":\"aisha\"}"),
                dueOverRest("jonas", review, "2027-01-04T08:00:00Z"))) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(sentence(answer)).isEqualTo(PAUSED);
        }
        HttpResponse<String> tasklist = put("jonas", review, Map.of("due", "2027-01-04T08:00:00.000+0000"));
        assertThat(tasklist.statusCode()).isBetween(400, 499);
        assertThat(gives(jonas, review, "jonas", "aisha").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/tasks/" + review.id()));
        assertThat(jonas.get("/tasks/" + review.id()).body())
                .contains(PAUSED, "Its campaign is paused.")
                .doesNotContain("name=\"assignee\"", "name=\"due\"");
        assertThat(inTasklist("jonas", review, "assignee", "{\"userId\":\"aisha\"}"))
                .isBetween(400, 499);
        assertThat(campaign.task(REVIEW).due()).isEqualTo(review.due());
        assertThat(campaign.task(REVIEW).assignee()).contains(JONAS);
    }

    @Test
    void whoWroteTheBriefGivesAwayAndMovesWhatTheyMayNotDecide() throws Exception {
        Journey campaign = journeys.inReview().salesSays("endorse", "").serviceSays("reject", "Not with our people.");
        OpenTask align = campaign.task("Align departments");

        HttpResponse<String> herself = overRest("mara", align, "{\"assignee\":\"mara\"}");
        assertThat(herself.statusCode()).isEqualTo(403);
        assertThat(sentence(herself)).isEqualTo("Nobody decides on their own brief. Ask another lead.");
        assertThat(dueOverRest("mara", align, "2027-01-04T08:00:00Z").statusCode())
                .isEqualTo(200);
        assertThat(overRest("mara", align, "{\"assignee\":\"jonas\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void membersGiveNothingAwayOnOurPages() throws Exception {
        OpenTask review = journeys.inReview().task(REVIEW);

        HttpResponse<String> answer = overRest("aisha", review, "{\"from\":\"jonas\",\"assignee\":\"aisha\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(sentence(answer))
                .isEqualTo("Only the leads of Sales and administrators give “Review brief for Sales” to somebody.");
        assertThat(signedIn("aisha").get("/tasks/" + review.id()).body())
                .contains("The leads of its department")
                .doesNotContain("name=\"assignee\"", "name=\"due\"");
    }

    @Test
    void nobodyOfAnotherDepartmentGetsIt() throws Exception {
        Journey campaign = journeys.inReview();

        HttpResponse<String> answer =
                overRest("jonas", campaign.task(REVIEW), "{\"from\":\"jonas\",\"assignee\":\"tom\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(sentence(answer))
                .isEqualTo("“Review brief for Sales” is a task of Sales, and tom is not one of them.");
        assertThat(campaign.task(REVIEW).assignee()).contains(JONAS);
    }

    @Test
    void whoeverKnowsOfSomebodyElseThanTheOneWhoHasItIsTold() throws Exception {
        OpenTask review = journeys.inReview().task(REVIEW);
        overRest("jonas", review, "{\"from\":\"jonas\",\"assignee\":\"aisha\"}");

        HttpResponse<String> late = overRest("admin", review, "{\"from\":\"jonas\"}");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(sentence(late)).startsWith("“Review brief for Sales” is with aisha by now.");
        HttpResponse<String> page = gives(signedIn("jonas"), review, "jonas", "aisha");
        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/tasks/" + review.id()));
    }

    @RepeatedTest(5)
    void ofTwoWhoGiveItAtOnceOneIsTold() {
        OpenTask review = journeys.inReview().task(REVIEW);

        List<Integer> answers = Stream.of("{\"from\":\"jonas\",\"assignee\":\"aisha\"}", "{\"from\":\"jonas\"}")
                .map(body -> CompletableFuture.supplyAsync(() -> overRest("jonas", review, body)))
                .toList()
                .stream()
                .map(answer -> answer.join().statusCode())
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void aTaskThatIsOverSaysSo() throws Exception {
        Journey campaign = journeys.inReview();
        OpenTask review = campaign.task(REVIEW);
        campaign.salesSays("endorse", "");

        HttpResponse<String> answer = overRest("jonas", review, "{\"from\":\"jonas\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(sentence(answer)).contains("has been completed already");
        assertThat(Visitor.withPassword(port, "jonas").status("/api/tasks/no-such"))
                .isEqualTo(404);
    }

    @Test
    void aDueDateMovedOnThePageInTheReadersZoneMovesItsReminders() {
        engine.at(berlin("2026-11-23T09:00"), () -> {
            Journey campaign = journeys.inReview();
            OpenTask review = campaign.task(REVIEW);
            Visitor jonas = signedIn("jonas");

            HttpResponse<String> answer = moves(jonas, review, "2026-11-25T06:00", "America/New_York");

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(campaign.task(REVIEW).due()).contains(berlin("2026-11-25T12:00"));
            // Four working hours before, as the policy has it for a review.
            assertThat(engine.reminders(campaign.campaign()))
                    .extracting(Job::getDuedate)
                    .extracting(java.util.Date::toInstant)
                    .contains(berlin("2026-11-24T16:00"));
            assertThat(jonas.get("/campaigns/" + campaign.campaign()).body())
                    .contains("“Review brief for Sales” is due on Wed 25 Nov 2026, 06:00 now.");
            assertThat(jdbc.sql("select detail from audit_entry where act = 'Task.SetDueDate' and campaign = :key")
                            .param("key", campaign.campaign().value())
                            .query(String.class)
                            .list())
                    .singleElement()
                    .asString()
                    .contains("“Review brief for Sales”; dueDate: ", "→ 2026-11-25T11:00:00Z");
        });
    }

    @Test
    void outsideWorkingHoursThePageSaysWhenPeopleAreBack() {
        engine.at(berlin("2026-11-23T09:00"), () -> {
            Journey campaign = journeys.inReview();
            Visitor jonas = signedIn("jonas");

            moves(jonas, campaign.task(REVIEW), "2026-11-28T20:00", "Europe/Berlin");

            assertThat(jonas.get("/campaigns/" + campaign.campaign()).body())
                    .contains("Nobody works then; people are back on Mon 30 Nov 2026, 09:00.");
        });
    }

    @Test
    void aZoneNobodyKnowsIsRefusedAndWhatWasTypedStays() {
        Journey campaign = journeys.inReview();
        OpenTask review = campaign.task(REVIEW);
        Visitor jonas = signedIn("jonas");

        moves(jonas, review, "2027-03-01T17:00", "Mars/Olympus");

        assertThat(jonas.get("/tasks/" + review.id()).body())
                .contains("There is no time zone “Mars/Olympus” here.", "value=\"2027-03-01T17:00\"");
        assertThat(campaign.task(REVIEW).due()).isEqualTo(review.due());
    }

    @Test
    void neverBeforeNowThroughAnyDoor() throws Exception {
        Journey campaign = journeys.inReview();
        OpenTask review = campaign.task(REVIEW);
        Visitor jonas = signedIn("jonas");

        HttpResponse<String> rest = dueOverRest("jonas", review, "2020-01-02T08:00:00Z");
        HttpResponse<String> engineRest = put("jonas", review, Map.of("due", "2020-01-02T08:00:00.000+0000"));
        moves(jonas, review, "2020-01-02T08:00", "UTC");

        assertThat(rest.statusCode()).isEqualTo(400);
        assertThat(sentence(rest)).isEqualTo(NOT_BEFORE_NOW);
        assertThat(engineRest.statusCode()).isEqualTo(400);
        assertThat(sentence(engineRest)).isEqualTo(NOT_BEFORE_NOW);
        assertThat(jonas.get("/tasks/" + review.id()).body()).contains(NOT_BEFORE_NOW, "value=\"2020-01-02T08:00\"");
        assertThat(campaign.task(REVIEW).due()).isEqualTo(review.due());
    }

    @Test
    void whoMayNotMoveItOnOurPageMayNotInTasklistEither() throws Exception {
        Journey campaign = journeys.inReview();
        OpenTask review = campaign.task(REVIEW);

        for (String person : List.of("aisha", "mara")) {
            HttpResponse<String> rest = dueOverRest(person, review, "2027-01-04T08:00:00Z");
            HttpResponse<String> tasklist = put(person, review, Map.of("due", "2027-01-04T08:00:00.000+0000"));

            assertThat(rest.statusCode()).isEqualTo(403);
            assertThat(sentence(rest)).isEqualTo(ONLY_LEADS);
            assertThat(tasklist.statusCode()).isEqualTo(403);
            assertThat(sentence(tasklist)).isEqualTo(ONLY_LEADS);
        }
        assertThat(campaign.task(REVIEW).due()).isEqualTo(review.due());
    }

    @Test
    void whatElseTasklistChangesIsForTheDepartmentAndLeavesTheDueDate() throws Exception {
        Journey campaign = journeys.inReview();
        OpenTask review = campaign.task(REVIEW);

        String withoutFractions = review.due()
                .orElseThrow()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("Z", ".000+0000");
        HttpResponse<String> followUp =
                put("aisha", review, Map.of("followUp", "2027-01-04T08:00:00.000+0000", "due", withoutFractions));
        HttpResponse<String> taken =
                put("jonas", review, new HashMap<>(java.util.Collections.singletonMap("due", null)));

        assertThat(followUp.statusCode()).as(followUp.body()).isEqualTo(204);
        assertThat(taken.statusCode()).isEqualTo(400);
        assertThat(sentence(taken)).contains("keeps a due date");
        assertThat(campaign.task(REVIEW).due()).isEqualTo(review.due());
    }

    @Test
    void aLeadsDateInTasklistMovesTheRemindersToo() throws Exception {
        List<Journey> made = new ArrayList<>();
        engine.at(berlin("2026-11-23T09:00"), () -> {
            made.add(journeys.inReview());
            HttpResponse<String> answer;
            try {
                answer = put("jonas", made.get(0).task(REVIEW), Map.of("due", "2026-11-25T12:00:00.000+0100"));
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
            assertThat(answer.statusCode()).isEqualTo(204);
        });

        assertThat(engine.reminders(made.get(0).campaign()))
                .extracting(Job::getDuedate)
                .extracting(java.util.Date::toInstant)
                .contains(berlin("2026-11-24T16:00"));
    }

    @Test
    void theListLeadsToTheTasksOneManages() {
        Journey campaign = journeys.inReview();
        String link = "/tasks/" + campaign.task(REVIEW).id();

        assertThat(signedIn("jonas").get("/campaigns/" + campaign.campaign()).body())
                .contains(link);
        assertThat(signedIn("jonas")
                        .get("/campaigns?text=" + campaign.campaign())
                        .body())
                .contains(link);
        assertThat(signedIn("elena").get("/campaigns/" + campaign.campaign()).body())
                .doesNotContain(link);
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private Visitor signedIn(String login) {
        return Visitor.signedIn(port, login);
    }

    private HttpResponse<String> gives(Visitor by, OpenTask task, String from, String to) {
        return by.form(
                "/tasks/" + task.id() + "/assignee",
                Map.of("from", from, "assignee", to, "_csrf", by.token("/tasks/" + task.id())));
    }

    private HttpResponse<String> moves(Visitor by, OpenTask task, String due, String zone) {
        return by.form(
                "/tasks/" + task.id() + "/due",
                Map.of("due", due, "zone", zone, "_csrf", by.token("/tasks/" + task.id())));
    }

    private HttpResponse<String> overRest(String by, OpenTask task, String body) {
        return Visitor.withPassword(port, by).put("/api/tasks/" + task.id() + "/assignee", body);
    }

    private HttpResponse<String> dueOverRest(String by, OpenTask task, String due) {
        return Visitor.withPassword(port, by)
                .put("/api/tasks/" + task.id() + "/due", "{\"due\":\"%s\"}".formatted(due));
    }

    /** As Tasklist's date pickers do: the whole task as it was read, with what was changed. */
    private HttpResponse<String> put(String by, OpenTask task, Map<String, String> changes) throws Exception {
        ObjectNode body = (ObjectNode) json.readTree(Visitor.withPassword(port, by)
                .accepting("application/hal+json")
                .get("/engine-rest/task/" + task.id())
                .body());
        // The engine cannot read the reference to a form that it writes itself.
        body.remove(List.of("_embedded", "_links", "camundaFormRef"));
        changes.forEach(body::put);
        return Visitor.withPassword(port, by).put("/engine-rest/task/" + task.id(), body.toString());
    }

    private int inTasklist(String by, OpenTask task, String act, String body) {
        return Visitor.withPassword(port, by)
                .post("/engine-rest/task/" + task.id() + "/" + act, body)
                .statusCode();
    }

    private List<String> toldOf(OpenTask task) {
        return jdbc.sql("select recipient from notification_message where task_id = :id and event = 'taskAssigned'")
                .param("id", task.id())
                .query(String.class)
                .list();
    }

    private String sentence(HttpResponse<String> answer) throws Exception {
        JsonNode body = json.readTree(answer.body());
        return Optional.ofNullable(body.get("detail"))
                .orElse(body.get("message"))
                .asText();
    }
}
