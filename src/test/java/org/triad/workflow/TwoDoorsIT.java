package org.triad.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.kernel.Refusal;
import org.triad.people.Absences;
import org.triad.people.People;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Whichever door a task is completed through: the checks, the sentence and the effect are the same. */
@TriadTest
class TwoDoorsIT {

    enum Door {
        REST_COMPLETE,
        REST_SUBMIT,
        TASKLIST
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private People people;

    @Autowired
    private Absences absences;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private ObjectMapper json;

    @ParameterizedTest
    @EnumSource(Door.class)
    void anotherDepartmentCannotComplete(Door door) throws Exception {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Service").id();

        HttpResponse<String> answer = complete(door, "jonas", task, Map.of("verdict", "endorse"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(sentence(answer))
                .isEqualTo("“Review brief for Service” is a task of Service, and you are not one of them.");
        assertThat(campaign.openTasks()).contains("Review brief for Service");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aMissingAnswerKeepsTheTaskAndSaysWhichOne(Door door) throws Exception {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();

        HttpResponse<String> answer = complete(door, "jonas", task, Map.of("reason", "I like it."));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(sentence(answer)).isEqualTo("“What is your verdict?” needs an answer.");
        assertThat(campaign.openTasks()).contains("Review brief for Sales");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whatTheDomainRefusesIsSaidInItsOwnWords(Door door) throws Exception {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();

        HttpResponse<String> answer = complete(door, "jonas", task, Map.of("verdict", "reject"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(sentence(answer)).isEqualTo("Say why, so that Marketing knows what to change.");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void anAnswerTheFormDoesNotOfferIsRefused(Door door) throws Exception {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();

        HttpResponse<String> answer = complete(door, "jonas", task, Map.of("verdict", "${1+1}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(sentence(answer)).isEqualTo("“What is your verdict?” has no option “${1+1}”.");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void theEffectIsTheSame(Door door) throws Exception {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();

        HttpResponse<String> answer = complete(door, "jonas", task, Map.of("verdict", "endorse"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(campaign.openTasks()).containsExactly("Review brief for Service");
        assertThat(runtimeService
                        .createVariableInstanceQuery()
                        .variableName("salesVerdict")
                        .processInstanceIdIn(runtimeService
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(campaign.campaign().value())
                                .processDefinitionKey("review")
                                .singleResult()
                                .getId())
                        .singleResult()
                        .getValue())
                .isEqualTo("endorse");
    }

    @RepeatedTest(8)
    void oneOfTwoPeopleWhoCompleteAtOnceWinsAndTheOtherGetsASentence() throws Exception {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();
        Map<String, String> endorses = Map.of("verdict", "endorse");

        List<HttpResponse<String>> answers = Stream.of("jonas", "aisha")
                .map(person -> CompletableFuture.supplyAsync(() -> completeOverRest(person, task, endorses)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 409);
        HttpResponse<String> loser = answers.stream()
                .filter(answer -> answer.statusCode() == 409)
                .findFirst()
                .orElseThrow();
        assertThat(sentence(loser)).contains("already");
        assertThat(campaign.openTasks()).containsExactly("Review brief for Service");
    }

    @Test
    void bothReviewsAtTheSameMomentBothCount() {
        for (int attempt = 0; attempt < 5; attempt++) {
            Journey campaign = journeys.inReview();
            String sales = campaign.task("Review brief for Sales").id();
            String service = campaign.task("Review brief for Service").id();
            Map<String, String> endorses = Map.of("verdict", "endorse");

            CompletableFuture<HttpResponse<String>> first =
                    CompletableFuture.supplyAsync(() -> completeOverRest("jonas", sales, endorses));
            CompletableFuture<HttpResponse<String>> second =
                    CompletableFuture.supplyAsync(() -> completeOverRest("elena", service, endorses));

            assertThat(first.join().statusCode()).isEqualTo(204);
            assertThat(second.join().statusCode()).isEqualTo(204);
            assertThat(campaign.stage()).isEqualTo("launch");
        }
    }

    @Test
    void nobodyReviewsTheirOwnBriefEvenAsACover() {
        people.nameCover(JONAS, MARA);
        long absence = absences.add(JONAS, absences.today(), absences.today(), Optional.empty());
        try {
            Journey campaign = journeys.inReview();
            String task = campaign.task("Review brief for Sales").id();

            assertThatThrownBy(() -> desk.complete(task, Map.of("verdict", "endorse"), MARA))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Nobody reviews their own brief");
        } finally {
            absences.end(absence, JONAS);
            people.nameCover(JONAS, null);
        }
    }

    @Test
    void aCoverClaimsAndCompletesForTheOneWhoIsAway() {
        Journey campaign = journeys.inLaunch().preparedByAll();
        String task = campaign.task("Decide go for Service").id();
        assertThatThrownBy(() -> desk.claim(task, JONAS)).isInstanceOf(Refusal.class);

        people.nameCover(ELENA, JONAS);
        long absence = absences.add(ELENA, absences.today(), absences.today(), Optional.empty());
        try {
            desk.claim(task, JONAS);
            desk.complete(task, Map.of("decision", "go"), JONAS);
        } finally {
            absences.end(absence, ELENA);
            people.nameCover(ELENA, null);
        }

        assertThat(campaign.openTasks()).doesNotContain("Decide go for Service");
    }

    @Test
    void whoseTaskItIsCannotBeChangedOverRest() {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();

        HttpResponse<String> answer = Visitor.withPassword(port, "jonas")
                .post(
                        "/engine-rest/task/" + task + "/identity-links",
                        "{\"groupId\":\"marketing\",\"type\":\"candidate\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aColleagueTakesATaskOverAndAnotherDepartmentCannot() {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();
        Visitor aisha = Visitor.withPassword(port, "aisha");

        assertThat(Visitor.withPassword(port, "tom")
                        .post("/engine-rest/task/" + task + "/unclaim", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(aisha.post("/engine-rest/task/" + task + "/unclaim", "").statusCode())
                .isEqualTo(204);
        assertThat(aisha.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"aisha\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(campaign.task("Review brief for Sales").assignee())
                .hasValueSatisfying(person -> assertThat(person.value()).isEqualTo("aisha"));
    }

    @Test
    void aFormShowsTheBriefAsTextWhateverWasTypedIntoIt() throws Exception {
        Journey campaign = journeys.proposed(new org.triad.campaign.Brief(
                "<b>Bold</b> {{campaign.brief}} ${1+1}",
                "*stars* [link](http://example.com) <script>alert(1)</script>",
                "a",
                "c",
                "m",
                List.of("email"),
                java.math.BigDecimal.TEN,
                "EUR",
                journeys.brief().launchDate(),
                journeys.brief().endDate()));

        JsonNode variables = json.readTree(Visitor.withPassword(port, "jonas")
                .get("/engine-rest/task/" + campaign.task("Give Sales input").id()
                        + "/form-variables?deserializeValues=false")
                .body());

        JsonNode shown = json.readTree(variables.at("/campaign/value").asText());
        assertThat(shown.path("headline").asText())
                .contains("&lt;b\\>Bold&lt;/b\\>")
                .doesNotContain("<");
        assertThat(shown.path("brief").asText())
                .contains("\\*stars\\* \\[link\\]\\(http://example\\.com\\)")
                .doesNotContain("<");
    }

    private HttpResponse<String> complete(Door door, String person, String task, Map<String, String> answers)
            throws Exception {
        return switch (door) {
            case REST_COMPLETE -> completeOverRest(person, task, answers);
            case REST_SUBMIT ->
                Visitor.withPassword(port, person).post("/engine-rest/task/" + task + "/submit-form", body(answers));
            case TASKLIST ->
                Visitor.signedIn(port, person)
                        .postAsTasklist(
                                "/camunda/api/engine/engine/default/task/" + task + "/submit-form", body(answers));
        };
    }

    private HttpResponse<String> completeOverRest(String person, String task, Map<String, String> answers) {
        return Visitor.withPassword(port, person).post("/engine-rest/task/" + task + "/complete", body(answers));
    }

    private String body(Map<String, String> answers) {
        return json.valueToTree(Map.of(
                        "variables",
                        answers.entrySet().stream()
                                .collect(java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, answer -> Map.of("value", answer.getValue())))))
                .toString();
    }

    private String sentence(HttpResponse<String> answer) throws Exception {
        return json.readTree(answer.body()).path("message").asText();
    }
}
