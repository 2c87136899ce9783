package org.triad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.campaign.CampaignState;
import org.triad.conversation.Timeline;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

/** The brochure as a test: one campaign, three departments, from its proposal until it is closed. */
@TriadTest
class StoryIT {

    @Autowired
    private Journeys journeys;

    @Autowired
    private Timeline timeline;

    @Test
    void threeDepartmentsCarryACampaignFromItsProposalUntilItIsClosed() {
        // Mara of Marketing proposes a campaign. Sales and Service are asked before the brief is finished, not after.
        Journey campaign = journeys.proposed();
        assertThat(campaign.stage()).isEqualTo("draft");
        assertThat(campaign.openTasks()).containsExactly("Give Sales input", "Give Service input", "Write brief");
        assertThat(campaign.task("Write brief").assignee()).contains(MARA);
        campaign.completes(AISHA, "Give Sales input", Map.of("input", "Offer the trade-in before the budgets close."));
        campaign.completes(TOM, "Give Service input", Map.of("input", "Trade-ins need a pick-up date."));

        // She finishes the brief. It is sealed, and both departments review the same words.
        campaign.finishesBrief();
        assertThat(campaign.stage()).isEqualTo("review");
        campaign.salesSays("endorse", "");
        campaign.serviceSays("requestChanges", "Say when the old system is picked up.");

        // Service wants a change, so the brief goes back, and a second round is sealed.
        assertThat(campaign.stage()).isEqualTo("draft");
        campaign.finishesBrief().endorsedByBoth();
        assertThat(campaign.view().round()).isEqualTo(2);

        // All three prepare; the leads say go; on the launch date Marketing announces it.
        assertThat(campaign.stage()).isEqualTo("launch");
        campaign.preparedByAll().goFromAll();
        assertThat(campaign.openTasks()).isEmpty();
        campaign.launchDateReached().announced();

        // Sales sells, and closes the sale when everything is sold.
        assertThat(campaign.stage()).isEqualTo("sale");
        campaign.saleClosed();

        // Service does not take over what it does not understand. The second handover is good enough.
        assertThat(campaign.stage()).isEqualTo("handoff");
        campaign.handedOver()
                .completes(
                        ELENA, "Accept handover", Map.of("decision", "bounce", "reason", "Who promised the pick-up?"))
                .handedOver()
                .completes(ELENA, "Accept handover", Map.of("decision", "accept"));

        // Each department writes down what it learned, and the campaign is closed.
        Map<String, Object> learned = Map.of("wentWell", "The early input.", "improve", "Book technicians earlier.");
        campaign.completes(MARA, "Look back for Marketing", learned)
                .completes(JONAS, "Look back for Sales", learned)
                .completes(TOM, "Look back for Service", learned);
        assertThat(campaign.view().state()).isEqualTo(CampaignState.CLOSED);
        assertThat(campaign.openTasks()).isEmpty();

        // Whoever asks later reads who did what, and why.
        assertThat(timeline.of(campaign.campaign(), Long.MAX_VALUE, 100))
                .extracting(Timeline.Entry::act)
                .startsWith("CampaignClosed", "LookedBack")
                .endsWith("CampaignProposed")
                .contains(
                        "EarlyInputGiven", "RoundSealed", "ReviewGiven", "GoDecided", "SaleClosed", "HandoverAnswered");
    }
}
