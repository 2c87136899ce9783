package org.triad.campaign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.campaign.Campaigns;
import org.triad.campaign.Proposal;
import org.triad.campaign.Verdict;
import org.triad.campaign.domain.Rounds;
import org.triad.campaign.process.ReviewProcess.Elements;
import org.triad.campaign.process.ReviewProcess.Facts;
import org.triad.campaign.process.ReviewProcess.Outcomes;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.Accounts;
import org.triad.testing.CoversBundle;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

@TriadTest
@CoversBundle(ReviewProcess.KEY)
class ReviewProcessTest {

    /** Works in Marketing and in Sales. */
    private static final PersonId KIM = new PersonId("kim");

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private Rounds rounds;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Accounts accounts;

    @Test
    void aBriefBothEndorseIsApproved() {
        Journey campaign = journeys.inReview().endorsedByBoth();

        assertThat(engine.passed(campaign.campaign(), ReviewProcess.KEY))
                .contains(Elements.SEAL_ROUND, Elements.DECIDE_ROUND, Elements.ROUND_DECIDED)
                .doesNotContain(Elements.ALIGN_DEPARTMENTS);
        assertThat(campaign.stage()).isEqualTo(LaunchProcess.KEY);
    }

    @Test
    void aBriefOneOfThemWantsChangedGoesBackToItsDraft() {
        Journey campaign = journeys.inReview()
                .salesSays("endorse", "")
                .serviceSays("requestChanges", "Say when the old system is picked up.");

        assertThat(campaign.stage()).isEqualTo(DraftProcess.KEY);
        assertThat(rounds.reviews(campaign.campaign()))
                .containsExactly(
                        new Rounds.Review(1, Department.SALES, Optional.of(JONAS), Verdict.ENDORSE, null),
                        new Rounds.Review(
                                1,
                                Department.SERVICE,
                                Optional.of(ELENA),
                                Verdict.REQUEST_CHANGES,
                                "Say when the old system is picked up."));

        campaign.finishesBrief();
        assertThat(campaign.view().round()).isEqualTo(2);
    }

    @Test
    void aReviewNobodyGivesEndsInTimeAndTheLeadsAlign() {
        Journey campaign = journeys.inReview().serviceSays("endorse", "");

        engine.at(engine.today().plusDays(60), campaign::launchDateReached);

        assertThat(campaign.openTasks()).containsExactly("Align departments");
        assertThat(engine.passed(campaign.campaign(), ReviewProcess.KEY))
                .contains(Elements.NO_RESPONSE_FROM_SALES, Elements.RECORD_NO_RESPONSE_FROM_SALES)
                .doesNotContain(Elements.NO_RESPONSE_FROM_SERVICE, Elements.RECORD_NO_RESPONSE_FROM_SERVICE);
        assertThat(engine.cancelled(campaign.campaign(), ReviewProcess.KEY)).contains(Elements.REVIEW_FOR_SALES);
        assertThat(engine.facts(campaign.campaign())).containsEntry(Facts.SALES_VERDICT, "noResponse");
        assertThat(rounds.reviews(campaign.campaign()))
                .contains(new Rounds.Review(1, Department.SALES, Optional.empty(), Verdict.NO_RESPONSE, null));
    }

    @Test
    void nobodySaysThatTheyDoNotRespond() {
        Journey campaign = journeys.inReview();

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> campaign.salesSays("noResponse", "I have no time."));
        assertThat(campaign.openTasks()).contains("Review brief for Sales");
    }

    @Test
    void everybodyIsRemindedOfEveryTask() {
        Journey campaign = journeys.inReview();
        engine.reminds(campaign.campaign());
        engine.at(engine.today().plusDays(60), campaign::launchDateReached);
        engine.reminds(campaign.campaign());

        assertThat(campaign.openTasks()).containsExactly("Align departments");
        assertThat(engine.passed(campaign.campaign(), ReviewProcess.KEY))
                .filteredOn(element -> element.startsWith("endEvent_") && element.endsWith("Reminded"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aBriefBothRejectGoesBackToItsDraftToo() {
        Journey campaign = journeys.inReview()
                .salesSays("reject", "Nobody buys this in autumn.")
                .serviceSays("reject", "We have no people for it.");

        assertThat(campaign.stage()).isEqualTo(DraftProcess.KEY);
        assertThat(engine.facts(campaign.campaign())).containsEntry(Facts.ROUND_OUTCOME, Outcomes.REJECTED);
    }

    @Test
    void theLeadsAlignWhereTheVerdictsConflict() {
        Journey campaign = journeys.inReview()
                .salesSays("endorse", "")
                .serviceSays("reject", "We cannot pick up 300 systems in a week.");
        assertThat(campaign.openTasks()).containsExactly("Align departments");
        assertThat(campaign.task("Align departments").assignee()).isEmpty();

        aligns(campaign, JONAS, Outcomes.APPROVED);

        assertThat(campaign.stage()).isEqualTo(LaunchProcess.KEY);
        assertThat(rounds.alignments(campaign.campaign()))
                .containsExactly(new Rounds.Alignment(1, Outcomes.APPROVED, JONAS, "We met on Monday."));
    }

    @ParameterizedTest
    @CsvSource({"approved, launch", "rework, draft", "rejected, draft"})
    void theLeadsDecideTheThirdRound(String outcome, String stage) {
        Journey campaign = journeys.inReview();
        for (int round = 1; round <= 3; round++) {
            campaign.salesSays("requestChanges", "Still too dear.").serviceSays("endorse", "");
            if (round < 3) {
                assertThat(campaign.stage()).isEqualTo(DraftProcess.KEY);
                campaign.finishesBrief();
            }
        }
        assertThat(campaign.view().round()).isEqualTo(3);
        assertThat(campaign.openTasks()).containsExactly("Align departments");

        aligns(campaign, ELENA, outcome);

        assertThat(campaign.stage()).isEqualTo(stage);
        assertThat(rounds.alignments(campaign.campaign()).get(0).outcome()).isEqualTo(outcome);
    }

    @Test
    void aThirdRoundThatBothEndorseNeedsNoMeeting() {
        Journey campaign = journeys.inReview();
        for (int round = 1; round < 3; round++) {
            campaign.salesSays("requestChanges", "Still too dear.")
                    .serviceSays("endorse", "")
                    .finishesBrief();
        }
        campaign.endorsedByBoth();
        assertThat(campaign.stage()).isEqualTo(LaunchProcess.KEY);
    }

    @Test
    void aVerdictThatIsNoEndorsementNeedsAReason() {
        Journey campaign = journeys.inReview();
        for (String verdict : List.of("requestChanges", "reject")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> campaign.salesSays(verdict, " "))
                    .withMessage("Say why, so that Marketing knows what to change.");
        }
        assertThat(campaign.openTasks()).contains("Review brief for Sales");
    }

    @Test
    void aVerdictNobodyKnowsIsRefused() {
        Journey campaign = journeys.inReview();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.salesSays("approved", "Let it through."))
                .withMessageContaining("has no option “approved”");
    }

    @Test
    void eachDepartmentReviewsForItself() {
        Journey campaign = journeys.inReview();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(TOM, "Review brief for Sales", Map.of("verdict", "endorse")))
                .withMessage("“Review brief for Sales” is a task of Sales, and you are not one of them.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(AISHA, "Review brief for Service", Map.of("verdict", "endorse")))
                .withMessageContaining("is a task of Service");
    }

    @Test
    void theAuthorDoesNotReviewHerOwnBrief() {
        Journey campaign = proposedByKim();
        campaign.completes(KIM, "Write brief", campaign.briefAnswers("finish"));

        assertThat(campaign.task("Review brief for Sales").assignee()).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.desk()
                        .claim(campaign.task("Review brief for Sales").id(), KIM))
                .withMessage("Nobody reviews their own brief. Ask a colleague.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(KIM, "Review brief for Sales", Map.of("verdict", "endorse")))
                .withMessage("Nobody reviews their own brief. Ask a colleague.");

        campaign.salesSays("endorse", "");
        assertThat(campaign.openTasks()).containsExactly("Review brief for Service");
    }

    @Test
    void whoFinishesTheBriefDoesNotReviewItEither() {
        accountOfKim();
        Journey campaign = journeys.proposed();
        campaign.completes(KIM, "Write brief", campaign.briefAnswers("finish"));

        assertThat(campaign.task("Review brief for Sales").assignee()).contains(JONAS);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(KIM, "Review brief for Sales", Map.of("verdict", "endorse")))
                .withMessage("Nobody reviews their own brief. Ask a colleague.");
    }

    @Test
    void theAuthorDoesNotAlignOnHerOwnBrief() {
        Journey campaign = journeys.inReview().salesSays("endorse", "").serviceSays("reject", "Not with our people.");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> aligns(campaign, MARA, Outcomes.APPROVED))
                .withMessage("Nobody decides on their own brief. Ask another lead.");
        assertThat(campaign.openTasks()).containsExactly("Align departments");
    }

    @Test
    void onlyLeadsAlign() {
        Journey campaign = journeys.inReview().salesSays("endorse", "").serviceSays("reject", "Not with our people.");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> aligns(campaign, AISHA, Outcomes.APPROVED))
                .withMessage(
                        "“Align departments” is a task of the leads of Marketing or the leads of Sales or the leads"
                                + " of Service, and you are not one of them.");
    }

    @Test
    void aligningNeedsAReason() {
        Journey campaign = journeys.inReview().salesSays("endorse", "").serviceSays("reject", "Not with our people.");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(
                        ELENA, "Align departments", Map.of("outcome", Outcomes.REWORK, "reason", " ")))
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(Refusal.Violation::field)
                        .containsExactly("reason"));
    }

    @Test
    void nobodyGivesAVerdictForTheOtherDepartment() {
        Journey campaign = journeys.inReview().serviceSays("reject", "We cannot keep this.");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(
                        JONAS,
                        "Review brief for Sales",
                        Map.of("verdict", "endorse", Facts.SERVICE_VERDICT, "endorse")))
                .withMessage("“serviceVerdict” is not a field of this form.");

        assertThat(engine.facts(campaign.campaign())).containsEntry(Facts.SERVICE_VERDICT, "reject");
        campaign.salesSays("endorse", "");
        assertThat(campaign.openTasks()).containsExactly("Align departments");
    }

    @Test
    void onlyWhatTheTableReadsStaysInTheProcess() {
        Journey campaign = journeys.inReview().salesSays("requestChanges", "Too dear.");

        assertThat(engine.facts(campaign.campaign()))
                .containsOnly(
                        Map.entry(DraftProcess.Facts.DRAFT_OUTCOME, DraftProcess.Outcomes.READY),
                        Map.entry(Facts.ROUND, 1),
                        Map.entry(Facts.SALES_VERDICT, "requestChanges"));
    }

    @Test
    void factsAreNamedAfterTheirDepartment() {
        assertThat(Facts.verdictOf(Department.SALES)).isEqualTo(Facts.SALES_VERDICT);
        assertThat(Facts.verdictOf(Department.SERVICE)).isEqualTo(Facts.SERVICE_VERDICT);
    }

    private static void aligns(Journey campaign, PersonId lead, String outcome) {
        campaign.completes(lead, "Align departments", Map.of("outcome", outcome, "reason", "We met on Monday."));
    }

    private Journey proposedByKim() {
        accountOfKim();
        return journeys.of(
                campaigns.propose(
                        new Proposal(journeys.brief(), Optional.of("mara"), Optional.of(KIM.value()), Optional.empty()),
                        KIM),
                journeys.brief());
    }

    private void accountOfKim() {
        accounts.create(
                new Accounts.NewAccount(
                        KIM.value(),
                        "Kim",
                        "Sato",
                        "kim@triad.example",
                        List.of(Department.MARKETING.key(), Department.SALES.key())),
                "triad");
    }
}
