package org.triad.aftercare.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.aftercare.domain.Handovers;
import org.triad.aftercare.process.HandoffProcess.Elements;
import org.triad.aftercare.process.HandoffProcess.Facts;
import org.triad.aftercare.process.HandoffProcess.Outcomes;
import org.triad.campaign.CampaignState;
import org.triad.kernel.Department;
import org.triad.kernel.Refusal;
import org.triad.testing.CoversBundle;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

@TriadTest
@CoversBundle(HandoffProcess.KEY)
class HandoffProcessTest {

    private static final Map<String, Object> LEARNED =
            Map.of("wentWell", "The early input.", "improve", "Book technicians earlier.");

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private Handovers handovers;

    @Test
    void serviceAcceptsWhatSalesHandsOver() {
        Journey campaign = journeys.inHandoff();
        assertThat(campaign.openTasks()).containsExactly("Hand over campaign");

        campaign.handedOver();
        assertThat(campaign.openTasks()).containsExactly("Accept handover");
        assertThat(campaign.task("Accept handover").assignee()).contains(ELENA);

        campaign.completes(TOM, "Accept handover", Map.of("decision", "accept"));
        assertThat(campaign.openTasks())
                .containsExactly("Look back for Marketing", "Look back for Sales", "Look back for Service");
        assertThat(engine.facts(campaign.campaign())).containsEntry(Facts.HANDOVER_OUTCOME, Outcomes.ACCEPTED);
    }

    @Test
    void aHandoverServiceDoesNotUnderstandGoesBackWithTheReason() {
        Journey campaign = journeys.inHandoff()
                .handedOver()
                .completes(
                        ELENA, "Accept handover", Map.of("decision", "bounce", "reason", "Who promised the pick-up?"));

        assertThat(campaign.openTasks()).containsExactly("Hand over campaign");
        assertThat(handovers.handovers(campaign.campaign()))
                .singleElement()
                .extracting(Handovers.Handover::reason)
                .isEqualTo("Who promised the pick-up?");

        campaign.completes(
                        JONAS,
                        "Hand over campaign",
                        Map.of("sold", "312 systems.", "promised", "Pick-up, by me.", "openPoints", "Two complaints."))
                .completes(ELENA, "Accept handover", Map.of("decision", "accept"));
        assertThat(handovers.handovers(campaign.campaign()))
                .containsExactly(
                        new Handovers.Handover(JONAS, "312 systems.", "Pick-up, by me.", "Two complaints.", null),
                        new Handovers.Handover(
                                AISHA,
                                "312 systems to 240 accounts.",
                                "Pick-up within ten days.",
                                null,
                                "Who promised the pick-up?"));
    }

    @Test
    void bouncingNeedsAReason() {
        Journey campaign = journeys.inHandoff().handedOver();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(ELENA, "Accept handover", Map.of("decision", "bounce")))
                .withMessage("Say what is missing, so that Sales can add it.");
        assertThat(campaign.openTasks()).containsExactly("Accept handover");
    }

    @Test
    void salesDoesNotAcceptItsOwnHandover() {
        Journey campaign = journeys.inHandoff().handedOver();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(AISHA, "Accept handover", Map.of("decision", "accept")))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void aHandoverSaysWhatWasSoldAndPromised() {
        Journey campaign = journeys.inHandoff();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(AISHA, "Hand over campaign", Map.of("sold", "312 systems.")))
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(Refusal.Violation::field)
                        .containsExactly("promised"));
        assertThat(campaign.openTasks()).containsExactly("Hand over campaign");
    }

    @Test
    void theCampaignIsClosedWhenAllThreeHaveLookedBack() {
        Journey campaign = accepted();
        campaign.completes(TOM, "Look back for Service", LEARNED).completes(MARA, "Look back for Marketing", LEARNED);
        assertThat(campaign.view().state()).isEqualTo(CampaignState.RUNNING);
        assertThat(campaign.openTasks()).containsExactly("Look back for Sales");

        campaign.completes(JONAS, "Look back for Sales", LEARNED);

        assertThat(campaign.view().state()).isEqualTo(CampaignState.CLOSED);
        assertThat(engine.passed(campaign.campaign(), HandoffProcess.KEY)).endsWith(Elements.HANDOFF_DONE);
        assertThat(handovers.lookBacks(campaign.campaign()))
                .extracting(Handovers.LookBack::department)
                .containsExactly(Department.MARKETING, Department.SALES, Department.SERVICE);
    }

    @Test
    void eachDepartmentLooksBackForItself() {
        Journey campaign = accepted();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(TOM, "Look back for Sales", LEARNED))
                .withMessageContaining("is a task of Sales");
    }

    @Test
    void nothingThatWasTypedStaysInTheProcess() {
        Journey campaign = journeys.inHandoff();
        Map<String, Object> before = engine.facts(campaign.campaign());
        campaign.handedOver();
        assertThat(engine.facts(campaign.campaign())).isEqualTo(before);

        campaign.completes(ELENA, "Accept handover", Map.of("decision", "accept"))
                .completes(MARA, "Look back for Marketing", LEARNED);

        assertThat(engine.facts(campaign.campaign()).keySet())
                .containsExactlyInAnyOrderElementsOf(java.util.stream.Stream.concat(
                                before.keySet().stream(), java.util.stream.Stream.of(Facts.HANDOVER_OUTCOME))
                        .toList());
    }

    private Journey accepted() {
        return journeys.inHandoff().handedOver().completes(ELENA, "Accept handover", Map.of("decision", "accept"));
    }

    @Test
    void everybodyIsRemindedOfEveryTask() {
        Journey campaign = journeys.inHandoff();
        reminds(campaign);
        reminds(campaign.handedOver());
        reminds(campaign.completes(ELENA, "Accept handover", Map.of("decision", "accept")));
    }

    /** Everybody is reminded, and everything goes on as before. */
    private void reminds(Journey campaign) {
        Set<String> open = campaign.openTasks();
        engine.reminds(campaign.campaign());
        assertThat(campaign.openTasks()).isEqualTo(open);
        assertThat(engine.reminders(campaign.campaign())).hasSameSizeAs(open);
    }
}
