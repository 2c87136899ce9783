package org.triad.campaign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.triad.testing.Journeys.ADMIN;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.BEN;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.NICO;
import static org.triad.testing.Journeys.TOM;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.campaign.CampaignState;
import org.triad.campaign.Campaigns;
import org.triad.campaign.Proposal;
import org.triad.campaign.process.CampaignLifecycleProcess.Elements;
import org.triad.conversation.Timeline;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.testing.CoversBundle;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.workflow.EngineIdentity;

@TriadTest
@CoversBundle(CampaignLifecycleProcess.KEY)
class CampaignLifecycleProcessTest {

    private static final Map<String, Object> LEARNED =
            Map.of("wentWell", "The early input.", "improve", "Book technicians earlier.");

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Timeline timeline;

    @Autowired
    private ProcessEngine processEngine;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private EngineIdentity identity;

    @BeforeEach
    void askThisEngine() {
        init(processEngine);
    }

    @Test
    void aCampaignGoesThroughItsStagesInOrderAndIsClosed() {
        Journey campaign = journeys.inHandoff()
                .handedOver()
                .completes(ELENA, "Accept handover", Map.of("decision", "accept"))
                .completes(MARA, "Look back for Marketing", LEARNED)
                .completes(JONAS, "Look back for Sales", LEARNED)
                .completes(TOM, "Look back for Service", LEARNED);

        assertThat(engine.passed(campaign.campaign(), CampaignLifecycleProcess.KEY))
                .filteredOn(element -> !element.startsWith("gateway_"))
                .containsExactly(
                        "startEvent_campaignProposed",
                        Elements.DRAFT,
                        Elements.REVIEW,
                        Elements.LAUNCH,
                        Elements.SALE,
                        Elements.HANDOFF,
                        Elements.CLOSED);
        assertThat(campaign.view().state()).isEqualTo(CampaignState.CLOSED);
        assertThat(campaign.view().stage()).isEqualTo("handoff");
        assertThat(stagesOf(campaign)).containsExactly("draft", "review", "launch", "sale", "handoff");
        assertThat(engine.facts(campaign.campaign())).isEmpty();
    }

    @Test
    void aCampaignThatIsWithdrawnInItsDraftIsOver() {
        Journey campaign = journeys.proposed();
        Map<String, Object> answers = campaign.briefAnswers("withdraw");
        answers.put("reason", "The supplier has gone out of business.");
        campaign.completes(BEN, "Write brief", answers);

        assertThat(campaign.view().state()).isEqualTo(CampaignState.WITHDRAWN);
        assertThat(engine.passed(campaign.campaign(), CampaignLifecycleProcess.KEY))
                .endsWith(Elements.WITHDRAWN);
        assertThat(campaign.openTasks()).isEmpty();
        assertThat(timeline.of(campaign.campaign(), Long.MAX_VALUE, 100))
                .extracting(Timeline.Entry::act)
                .startsWith("CampaignWithdrawn")
                .doesNotContain("CampaignCancelled");
    }

    @ParameterizedTest
    @CsvSource({"requestChanges, endorse", "reject, reject"})
    void aCampaignComesBackToItsDraftUntilItsBriefIsApproved(String sales, String service) {
        Journey campaign =
                journeys.inReview().salesSays(sales, "Too dear.").serviceSays(service, "We have no people for it.");
        assertThat(engine.running(campaign.campaign(), CampaignLifecycleProcess.KEY))
                .isWaitingAt(Elements.DRAFT);

        campaign.finishesBrief().endorsedByBoth();

        assertThat(stagesOf(campaign)).containsExactly("draft", "review", "draft", "review", "launch");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aCampaignStandsWhereItsLifecycleStands(Stage stage) {
        Journey campaign = stage.way.apply(journeys);
        assertThat(campaign.stage()).isEqualTo(stage.bundle);
        assertThat(engine.running(campaign.campaign(), CampaignLifecycleProcess.KEY))
                .isWaitingAtExactly(stage.element);
        assertThat(engine.running(campaign.campaign(), stage.bundle).getBusinessKey())
                .isEqualTo(campaign.campaign().value());
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aCampaignIsCancelledAtAnyStage(Stage stage) {
        Journey campaign = stage.way.apply(journeys);

        campaigns.cancel(campaign.campaign(), "The supplier has gone out of business.", ELENA);

        assertCancelled(campaign, stage, "The supplier has gone out of business.", ELENA);
        assertThat(engine.passed(campaign.campaign(), CampaignLifecycleProcess.KEY))
                .contains(Elements.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aPausedCampaignIsCancelledToo(Stage stage) {
        Journey campaign = stage.way.apply(journeys);
        campaigns.pause(campaign.campaign(), "The fair may be moved.", MARA);

        campaigns.cancel(campaign.campaign(), "The fair does not take place.", MARA);

        assertCancelled(campaign, stage, "The fair does not take place.", MARA);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aCampaignWhoseProcessIsDeletedInCockpitIsCancelled(Stage stage) {
        Journey campaign = stage.way.apply(journeys);
        String process = engine.running(campaign.campaign(), CampaignLifecycleProcess.KEY)
                .getId();

        // As Cockpit does it: custom listeners and mappings are skipped.
        asAdministrator(() ->
                runtimeService.deleteProcessInstance(process, "Entered twice by mistake.", true, true, true, false));

        assertCancelled(campaign, stage, "Entered twice by mistake.", ADMIN);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aCampaignWhoseStageIsDeletedInCockpitIsCancelled(Stage stage) {
        Journey campaign = stage.way.apply(journeys);
        campaigns.pause(campaign.campaign(), "Something is wrong with it.", MARA);
        String process = engine.running(campaign.campaign(), stage.bundle).getId();

        asAdministrator(() -> runtimeService.deleteProcessInstance(process, "Stuck.", true, true, true, false));

        assertCancelled(campaign, stage, "Stuck.", ADMIN);
    }

    @Test
    void onlyTheTriadLeadsAndAdministratorsSteerACampaign() {
        Journey campaign = journeys.proposed();
        for (PersonId stranger : List.of(BEN, AISHA, TOM, NICO)) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> campaigns.cancel(campaign.campaign(), "No.", stranger))
                    .withMessageEndingWith("a lead or an administrator may do this.");
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> campaigns.pause(campaign.campaign(), "No.", stranger));
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> campaigns.changeTriad(campaign.campaign(), Department.SALES, AISHA, stranger));
        }
        campaigns.pause(campaign.campaign(), "Is this real?", ADMIN);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> campaigns.resume(campaign.campaign(), BEN));
        assertThat(campaign.view().state()).isEqualTo(CampaignState.PAUSED);
    }

    @Test
    void cancellingAndPausingNeedAReason() {
        Journey campaign = journeys.proposed();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaigns.cancel(campaign.campaign(), " ", MARA))
                .withMessage("Say why the campaign is cancelled.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaigns.pause(campaign.campaign(), null, MARA))
                .withMessage("Say why the campaign is paused.");
        assertThat(campaign.view().state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void whatIsOverStaysOver() {
        Journey campaign = journeys.proposed();
        campaigns.cancel(campaign.campaign(), "Entered twice.", MARA);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaigns.cancel(campaign.campaign(), "Once more.", MARA))
                .withMessageEndingWith("is over already.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaigns.pause(campaign.campaign(), "Once more.", MARA))
                .withMessageEndingWith("is over.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaigns.resume(campaign.campaign(), MARA))
                .withMessageEndingWith("is not paused.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaigns.changeTriad(campaign.campaign(), Department.SALES, AISHA, MARA))
                .withMessageEndingWith("its triad stays as it was.");
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void whoBecomesAccountableGetsTheOpenTasksOfTheOneBefore(boolean paused) {
        Journey campaign = journeys.proposed();
        if (paused) {
            campaigns.pause(campaign.campaign(), "Jonas is ill.", MARA);
        }

        campaigns.changeTriad(campaign.campaign(), Department.SALES, AISHA, MARA);

        assertThat(campaign.view().triad().sales()).isEqualTo(AISHA);
        assertThat(campaign.task("Give Sales input").assignee()).contains(AISHA);
        assertThat(campaign.task("Give Service input").assignee()).contains(ELENA);
        assertThat(campaign.task("Write brief").assignee()).contains(MARA);
        assertThat(campaign.task("Give Sales input").paused()).isEqualTo(paused);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"REVIEW", "LAUNCH", "SALE", "HANDOFF"})
    void theTriadChangesAtAnyStage(Stage stage) {
        Journey campaign = stage.way.apply(journeys);
        campaigns.changeTriad(campaign.campaign(), Department.SALES, AISHA, JONAS);

        assertThat(campaign.tasks().of(campaign.campaign()))
                .filteredOn(task -> task.departments().equals(Set.of(Department.SALES)))
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.assignee()).contains(AISHA));
    }

    @Test
    void theTriadIsThreePeopleEachOfTheirDepartment() {
        Journey campaign = journeys.proposed();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaigns.changeTriad(campaign.campaign(), Department.SALES, TOM, MARA))
                .withMessage("Nobody in Sales has the login “tom”.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaigns.changeTriad(campaign.campaign(), Department.SALES, JONAS, MARA))
                .withMessage("Jonas Weber is accountable in Sales already.");
    }

    @Test
    void onlyMarketingProposes() {
        for (PersonId person : List.of(JONAS, ELENA, NICO)) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> campaigns.propose(
                            new Proposal(journeys.brief(), Optional.empty(), Optional.empty(), Optional.empty()),
                            person))
                    .withMessage("Campaigns are proposed by Marketing.");
        }
    }

    private void assertCancelled(Journey campaign, Stage stage, String reason, PersonId by) {
        assertThat(campaign.view().state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(campaign.view().stateReason()).contains(reason);
        assertThat(campaign.stage()).isEqualTo(stage.bundle);
        assertThat(campaign.openTasks()).isEmpty();
        assertThat(engine.timers(campaign.campaign())).isEmpty();
        assertThat(engine.running(campaign.campaign(), CampaignLifecycleProcess.KEY))
                .isNull();
        assertThat(engine.running(campaign.campaign(), stage.bundle)).isNull();
        assertThat(timeline.of(campaign.campaign(), Long.MAX_VALUE, 100))
                .filteredOn(entry -> entry.act().equals("CampaignCancelled"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.by()).contains(by);
                    assertThat(entry.words()).contains(reason);
                });
    }

    private void asAdministrator(Runnable work) {
        identity.become(ADMIN.value(), List.of("camunda-admin"));
        try {
            work.run();
        } finally {
            identity.forget();
        }
    }

    private List<String> stagesOf(Journey campaign) {
        return timeline.of(campaign.campaign(), Long.MAX_VALUE, 100).stream()
                .filter(entry -> entry.act().equals("StageReached"))
                .sorted(java.util.Comparator.comparing(Timeline.Entry::id))
                .map(entry -> entry.outcome().orElseThrow())
                .toList();
    }
}
