package org.triad.campaign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.BEN;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.campaign.CampaignState;
import org.triad.campaign.domain.Drafts;
import org.triad.campaign.process.DraftProcess.Elements;
import org.triad.campaign.process.DraftProcess.Facts;
import org.triad.campaign.process.DraftProcess.Outcomes;
import org.triad.kernel.Department;
import org.triad.kernel.Refusal;
import org.triad.testing.CoversBundle;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

@TriadTest
@CoversBundle(DraftProcess.KEY)
class DraftProcessTest {

    private static final Map<String, Object> NOBODY_HEARD =
            Map.of(Facts.SALES_INPUT, Outcomes.MISSING, Facts.SERVICE_INPUT, Outcomes.MISSING);

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private Drafts drafts;

    @Test
    void salesAndServiceSayWhatTheyKnowWhileMarketingWrites() {
        Journey campaign = journeys.proposed()
                .completes(AISHA, "Give Sales input", Map.of("input", "Offer the trade-in before the budgets close."))
                .completes(TOM, "Give Service input", Map.of("input", "Trade-ins need a pick-up date."));
        assertThat(campaign.openTasks()).containsExactly("Write brief");

        campaign.finishesBrief();

        assertThat(drafts.earlyInput(campaign.campaign()))
                .containsExactly(
                        new Drafts.EarlyInput(Department.SALES, AISHA, "Offer the trade-in before the budgets close."),
                        new Drafts.EarlyInput(Department.SERVICE, TOM, "Trade-ins need a pick-up date."));
        assertThat(engine.passed(campaign.campaign(), DraftProcess.KEY))
                .contains(Elements.SALES_INPUT_GIVEN, Elements.SERVICE_INPUT_GIVEN, Elements.BRIEF_FINISHED);
        assertThat(campaign.stage()).isEqualTo(ReviewProcess.KEY);
    }

    @Test
    void eachTaskGoesToTheMemberOfTheTriadWhoIsAccountable() {
        Journey campaign = journeys.proposed();
        assertThat(campaign.task("Write brief").assignee()).contains(MARA);
        assertThat(campaign.task("Give Sales input").assignee()).contains(JONAS);
        assertThat(campaign.task("Give Service input").assignee()).contains(ELENA);
    }

    @Test
    void finishingTheBriefEndsInputThatWasStillAskedFor() {
        Journey campaign = journeys.proposed()
                .completes(AISHA, "Give Sales input", Map.of("input", "Mention the price."))
                .finishesBrief();

        assertThat(engine.cancelled(campaign.campaign(), DraftProcess.KEY))
                .containsExactly(Elements.GIVE_SERVICE_INPUT);
        assertThat(campaign.openTasks()).containsExactly("Review brief for Sales", "Review brief for Service");
    }

    @Test
    void whoGaveInputToAnEarlierDraftIsNotAskedAgain() {
        Journey campaign = journeys.proposed()
                .completes(AISHA, "Give Sales input", Map.of("input", "Mention the price."))
                .finishesBrief()
                .salesSays("requestChanges", "The price is missing.")
                .serviceSays("endorse", "");
        assertThat(campaign.openTasks()).containsExactly("Give Service input", "Write brief");

        campaign.completes(TOM, "Give Service input", Map.of("input", "Pick-up takes ten days."))
                .finishesBrief()
                .salesSays("requestChanges", "The price is still missing.")
                .serviceSays("endorse", "");

        assertThat(campaign.openTasks()).containsExactly("Write brief");
        assertThat(campaign.finishesBrief().stage()).isEqualTo(ReviewProcess.KEY);
    }

    @Test
    void theBriefThatIsFinishedIsTheOneThatIsKept() {
        Journey campaign = journeys.proposed();
        Map<String, Object> answers = campaign.briefAnswers("finish");
        answers.put("message", "Trade it in. We pick it up within ten days.");

        campaign.completes(BEN, "Write brief", answers);

        assertThat(campaign.view().brief().message()).isEqualTo("Trade it in. We pick it up within ten days.");
        assertThat(engine.facts(campaign.campaign())).containsEntry(Facts.DRAFT_OUTCOME, Outcomes.READY);
    }

    @Test
    void marketingWithdrawsTheCampaignWithAReason() {
        Journey campaign = journeys.proposed();
        Map<String, Object> answers = campaign.briefAnswers("withdraw");
        answers.put("reason", "The supplier has gone out of business.");

        campaign.completes(MARA, "Write brief", answers);

        assertThat(campaign.view().state()).isEqualTo(CampaignState.WITHDRAWN);
        assertThat(campaign.view().stateReason()).contains("The supplier has gone out of business.");
        assertThat(campaign.openTasks()).isEmpty();
        assertThat(engine.passed(campaign.campaign(), CampaignLifecycleProcess.KEY))
                .endsWith(CampaignLifecycleProcess.Elements.WITHDRAWN);
    }

    @Test
    void withdrawingNeedsAReason() {
        Journey campaign = journeys.proposed();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(MARA, "Write brief", campaign.briefAnswers("withdraw")))
                .withMessage("Say why the campaign is withdrawn.");

        assertThat(campaign.view().state()).isEqualTo(CampaignState.RUNNING);
        assertThat(campaign.openTasks()).contains("Write brief");
    }

    @ParameterizedTest
    @CsvSource({
        "launchDate, 2020-01-01, in the past",
        "endDate, 2020-01-01, before the launch date",
        "message, '', needs an answer",
        "budget, -1, must be 0 or more"
    })
    void aBriefThatBreaksARuleIsNotFinished(String field, String value, String fault) {
        Journey campaign = journeys.proposed();
        Map<String, Object> answers = campaign.briefAnswers("finish");
        answers.put(field, field.equals("budget") ? Double.valueOf(value) : value);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(MARA, "Write brief", answers))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.violations())
                            .extracting(Refusal.Violation::field)
                            .contains(field);
                })
                .withMessageContaining(fault);

        assertThat(campaign.stage()).isEqualTo(DraftProcess.KEY);
        assertThat(campaign.view().brief()).isEqualTo(campaign.brief());
    }

    @Test
    void onlyMarketingWritesTheBrief() {
        Journey campaign = journeys.proposed();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(JONAS, "Write brief", campaign.briefAnswers("finish")))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void nothingThatWasTypedStaysInTheProcess() {
        Journey campaign =
                journeys.proposed().completes(AISHA, "Give Sales input", Map.of("input", "Mention the price."));
        assertThat(engine.facts(campaign.campaign())).isEqualTo(NOBODY_HEARD);

        campaign.finishesBrief();

        assertThat(engine.facts(campaign.campaign()).keySet())
                .containsExactlyInAnyOrder(Facts.DRAFT_OUTCOME, ReviewProcess.Facts.ROUND);
    }

    @Test
    void whatTheFormDoesNotAskIsNotTaken() {
        Journey campaign = journeys.proposed();
        Map<String, Object> answers = new HashMap<>(Map.of("input", "Mention the price."));
        answers.put(Facts.DRAFT_OUTCOME, Outcomes.WITHDRAWN);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(AISHA, "Give Sales input", answers))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID));

        assertThat(engine.facts(campaign.campaign())).isEqualTo(NOBODY_HEARD);
    }

    @Test
    void everybodyIsRemindedOfEveryTask() {
        reminds(journeys.proposed());
    }

    /** Everybody is reminded, and everything goes on as before. */
    private void reminds(Journey campaign) {
        Set<String> open = campaign.openTasks();
        engine.reminds(campaign.campaign());
        assertThat(campaign.openTasks()).isEqualTo(open);
        assertThat(engine.reminders(campaign.campaign())).hasSameSizeAs(open);
    }
}
