package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.triad.testing.Journeys.JONAS;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.campaign.CampaignState;
import org.triad.kernel.Refusal;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Whatever the engine offers beside completing: no task of a campaign ends by it, and no fact is written by it. */
@TriadTest
class TasksEndByTheirFormIT {

    private static final String FACT = "\"variables\":{\"salesVerdict\":{\"value\":\"endorse\"}}";

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private TaskService taskService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private AuthorizationService authorizationService;

    @Autowired
    private IdentityService identityService;

    @AfterEach
    void nobodyActs() {
        identityService.clearAuthentication();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bpmnError      | {"errorCode":"anything","errorMessage":"I am done",%s}
            bpmnEscalation | {"escalationCode":"anything",%s}
            resolve        | {%s}
            """)
    void whoeverMayWorkOnATaskCannotEndItPastItsForm(String operation, String body) {
        for (String door : List.of("/engine-rest/task/", "/camunda/api/engine/engine/default/task/")) {
            Journey campaign = journeys.inReview();
            Map<String, Object> facts = engine.facts(campaign.campaign());
            String path = door + campaign.task("Review brief for Sales").id() + "/" + operation;

            HttpResponse<String> answer = door.startsWith("/camunda")
                    ? Visitor.signedIn(port, "jonas").postAsTasklist(path, body.formatted(FACT))
                    : Visitor.withPassword(port, "jonas").post(path, body.formatted(FACT));

            assertThat(answer.statusCode()).isEqualTo(403);
            untouched(campaign, facts);
        }
    }

    @Test
    void aTaskIsNotDelegatedSoThatItCouldBeHandedBackPastItsForm() {
        Journey campaign = journeys.inReview();
        Map<String, Object> facts = engine.facts(campaign.campaign());
        String task = campaign.task("Review brief for Sales").id();
        Visitor jonas = Visitor.withPassword(port, "jonas");

        HttpResponse<String> delegated =
                jonas.post("/engine-rest/task/" + task + "/delegate", "{\"userId\":\"aisha\"}");
        HttpResponse<String> updated = jonas.put("/engine-rest/task/" + task, """
                {"name":"Review brief for Sales","assignee":"jonas","delegationState":"PENDING"}
                """);

        assertThat(delegated.statusCode()).isEqualTo(403);
        assertThat(updated.statusCode()).isEqualTo(403);
        untouched(campaign, facts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jonas", "priya"})
    void noInstanceIsModifiedOrDeletedByAMember(String login) {
        Journey campaign = journeys.inReview();
        Map<String, Object> facts = engine.facts(campaign.campaign());
        String review = engine.running(campaign.campaign(), "review").getId();
        Visitor person = Visitor.withPassword(port, login);

        assertThat(person.post("/engine-rest/process-instance/" + review + "/modification", """
                        {"instructions":[{"type":"cancel","activityId":"userTask_reviewForSales"}],
                         "skipCustomListeners":true}
                        """)
                        .statusCode())
                .isEqualTo(403);
        assertThat(person.delete("/engine-rest/process-instance/" + review + "?skipCustomListeners=true")
                        .statusCode())
                .isEqualTo(403);
        assertThat(person.post("/engine-rest/message", """
                        {"messageName":"campaignCancelled","businessKey":"%s"}
                        """.formatted(campaign.campaign()))
                        .statusCode())
                .isEqualTo(403);
        untouched(campaign, facts);
    }

    @Test
    void theEngineItselfRefusesWhateverAnAuthorizationAllows() {
        Journey campaign = journeys.inReview();
        Map<String, Object> facts = engine.facts(campaign.campaign());
        String task = campaign.task("Review brief for Sales").id();
        String review = engine.running(campaign.campaign(), "review").getId();
        refused("complete it.", () -> taskService.handleBpmnError(task, "anything"));
        refused(
                "complete it.",
                () -> taskService.handleEscalation(task, "anything", Map.of("salesVerdict", "endorse")));
        refused("complete it.", () -> taskService.resolveTask(task, Map.of("salesVerdict", "endorse")));
        refused("is not delegated", () -> taskService.delegateTask(task, "aisha"));
        refused(
                "begins with its proposal",
                () -> runtimeService
                        .createProcessInstanceByKey("campaign-lifecycle")
                        .startBeforeActivity("callActivity_launch")
                        .execute());

        Authorization granted = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        granted.setUserId("jonas");
        granted.setResource(Resources.PROCESS_INSTANCE);
        granted.setResourceId(review);
        granted.addPermission(Permissions.ALL);
        authorizationService.saveAuthorization(granted);
        try {
            refused(() -> runtimeService.deleteProcessInstance(review, "I am done"));
            refused(() -> runtimeService.deleteProcessInstance(review, "I am done", true));
            refused(() -> runtimeService
                    .createProcessInstanceModification(review)
                    .cancelAllForActivity("userTask_reviewForSales")
                    .execute(true, true));
        } finally {
            authorizationService.deleteAuthorization(granted.getId());
        }
        untouched(campaign, facts);
    }

    @Test
    void nobodyBeginsInTheMiddleOfTheDiagram() {
        Journey campaign = journeys.inReview();
        long before = runtimeService.createProcessInstanceQuery().count();

        HttpResponse<String> answer = Visitor.withPassword(port, "mara")
                .post("/engine-rest/process-definition/key/campaign-lifecycle/start", """
                        {"businessKey":"%s","skipCustomListeners":true,
                         "startInstructions":[{"type":"startBeforeActivity","activityId":"callActivity_launch"}]}
                        """.formatted(
                                campaign.campaign()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(runtimeService.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    @Test
    void nobodyRevivesACampaignThatIsOver() {
        Journey campaign = journeys.proposed();
        campaign.campaigns().cancel(campaign.campaign(), "No budget.", Journeys.MARA);
        String over = engine.latest(campaign.campaign(), "campaign-lifecycle").getId();
        String definition =
                engine.latest(campaign.campaign(), "campaign-lifecycle").getProcessDefinitionId();

        HttpResponse<String> answer = Visitor.withPassword(port, "mara")
                .post("/engine-rest/process-definition/" + definition + "/restart", """
                        {"processInstanceIds":["%s"],
                         "instructions":[{"type":"startBeforeActivity","activityId":"callActivity_launch"}]}
                        """.formatted(over));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(campaign.openTasks()).isEmpty();
    }

    @Test
    void anAdministratorMayEndWhatIsBeyondRepair() {
        Journey campaign = journeys.inReview();
        String lifecycle =
                engine.running(campaign.campaign(), "campaign-lifecycle").getId();

        HttpResponse<String> answer = Visitor.withPassword(port, "admin")
                .delete("/engine-rest/process-instance/" + lifecycle + "?skipCustomListeners=true");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(campaign.openTasks()).isEmpty();
        assertThat(campaign.view().state()).isEqualTo(CampaignState.CANCELLED);
    }

    @Test
    void whoComesTooLateHearsWhatBecameOfTheTask() {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();
        String other = campaign.task("Review brief for Service").id();
        campaign.salesSays("endorse", "");
        campaign.campaigns().cancel(campaign.campaign(), "No budget.", Journeys.MARA);
        Visitor aisha = Visitor.withPassword(port, "aisha");

        Map<String, String> operations =
                Map.of("complete", "{}", "submit-form", "{}", "claim", "{\"userId\":\"aisha\"}");
        operations.forEach((operation, body) -> {
            HttpResponse<String> done = aisha.post("/engine-rest/task/%s/%s".formatted(task, operation), body);
            assertThat(done.statusCode()).as(operation).isEqualTo(409);
            assertThat(done.body()).contains("“Review brief for Sales” has been completed already.");
            HttpResponse<String> gone = aisha.post("/engine-rest/task/%s/%s".formatted(other, operation), body);
            assertThat(gone.statusCode()).as(operation).isEqualTo(409);
            assertThat(gone.body()).contains("“Review brief for Service” is over already");
            assertThat(aisha.post("/engine-rest/task/never/" + operation, body).statusCode())
                    .as(operation)
                    .isEqualTo(404);
        });
    }

    private void refused(Runnable operation) {
        refused("", operation);
    }

    private void refused(String sentence, Runnable operation) {
        identityService.setAuthentication("jonas", List.of("sales", "sales-leads"));
        try {
            assertThatExceptionOfType(Refusal.class).isThrownBy(operation::run).withMessageContaining(sentence);
        } finally {
            identityService.clearAuthentication();
        }
    }

    private void untouched(Journey campaign, Map<String, Object> facts) {
        assertThat(campaign.openTasks()).containsExactly("Review brief for Sales", "Review brief for Service");
        assertThat(engine.facts(campaign.campaign())).isEqualTo(facts);
        assertThat(campaign.task("Review brief for Sales").assignee()).contains(JONAS);
    }
}
