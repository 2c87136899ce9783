package org.triad.sale.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.BEN;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.conversation.Timeline;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.sale.domain.SaleWindow;
import org.triad.sale.process.SaleProcess.Elements;
import org.triad.testing.CoversBundle;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

@TriadTest
@CoversBundle(SaleProcess.KEY)
class SaleProcessTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private SaleWindow window;

    @Autowired
    private People people;

    @Autowired
    private Timeline timeline;

    @Test
    void salesClosesTheSaleByHand() {
        Journey campaign = journeys.inSale();
        assertThat(campaign.openTasks()).containsExactly("Close sale");
        assertThat(campaign.task("Close sale").due()).isEmpty();

        campaign.completes(AISHA, "Close sale", Map.of("reason", "Everything is sold."));

        assertThat(campaign.stage()).isEqualTo("handoff");
        assertThat(engine.passed(campaign.campaign(), SaleProcess.KEY))
                .contains(Elements.CLOSE_SALE)
                .endsWith(Elements.SALE_CLOSED);
        assertThat(saleClosed(campaign).outcome()).contains("byHand");
        assertThat(saleClosed(campaign).by()).contains(AISHA);
    }

    @Test
    void theSaleClosesByItselfWhenItsEndDateIsOver() {
        Journey campaign = journeys.inSale();
        LocalDate end = campaign.brief().endDate();

        engine.at(end, campaign::launchDateReached);
        assertThat(campaign.stage()).as("on its last day").isEqualTo(SaleProcess.KEY);

        engine.at(engine.startOf(end.plusDays(1)), campaign::launchDateReached);
        assertThat(campaign.stage()).as("after its last day").isEqualTo("handoff");
        assertThat(engine.cancelled(campaign.campaign(), SaleProcess.KEY)).contains(Elements.CLOSE_SALE);
        assertThat(saleClosed(campaign).outcome()).contains("byDate");
        assertThat(saleClosed(campaign).by()).isEmpty();
    }

    @Test
    void theJobExecutorClosesTheSaleWhenItsEndDateIsOver() {
        Journey campaign = journeys.inSale();
        engine.at(
                campaign.brief().endDate().plusDays(1),
                () -> engine.withJobExecutor(() -> await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(campaign.openTasks()).containsExactly("Hand over campaign"))));
    }

    @Test
    void salesGivesFeedbackWeekAfterWeek() {
        Journey campaign = journeys.inSale();
        Instant opened = campaign.view().stageSince();
        engine.at(opened.plus(WEEK).minusSeconds(60), campaign::launchDateReached);
        assertThat(campaign.openTasks()).containsExactly("Close sale");

        Instant first = opened.plus(WEEK).plusSeconds(60);
        engine.at(first, () -> {
            campaign.launchDateReached();
            assertThat(campaign.task("Give weekly feedback").assignee()).contains(JONAS);
            givesFeedback(campaign, "atRisk", "They ask for a date.");
            assertThat(campaign.openTasks()).containsExactly("Close sale");
        });
        engine.at(opened.plus(WEEK).plus(WEEK).minusSeconds(60), campaign::launchDateReached);
        assertThat(campaign.openTasks()).containsExactly("Close sale");

        engine.at(first.plus(WEEK).plusSeconds(60), () -> {
            campaign.launchDateReached();
            givesFeedback(campaign, "onTrack", "With a date they buy.");
        });
        assertThat(window.feedback(campaign.campaign()))
                .containsExactly(
                        new SaleWindow.Feedback(AISHA, "onTrack", "With a date they buy."),
                        new SaleWindow.Feedback(AISHA, "atRisk", "They ask for a date."));
        assertThat(engine.timers(campaign.campaign())).hasSize(2);
    }

    @Test
    void feedbackThatComesLateMovesNoOtherWeek() {
        Journey campaign = journeys.inSale();
        Instant opened = campaign.view().stageSince();
        engine.at(aWeekAfter(campaign), campaign::launchDateReached);

        engine.at(opened.plus(Duration.ofDays(24)), () -> {
            campaign.launchDateReached();
            assertThat(campaign.openTasks()).containsExactly("Close sale", "Give weekly feedback");
            givesFeedback(campaign, "onTrack", "It sells.");
        });

        assertThat(nextFeedback(campaign)).isEqualTo(opened.plus(Duration.ofDays(28)));
    }

    @Test
    void weeksOfAPauseAreLeftOutAndTheNextOneStaysWhereItWas() {
        Journey campaign = journeys.inSale();
        Instant opened = campaign.view().stageSince();
        engine.at(
                opened.plus(Duration.ofDays(3)),
                () -> campaign.campaigns().pause(campaign.campaign(), "The warehouse is flooded.", MARA));

        engine.at(opened.plus(Duration.ofDays(24)), () -> {
            campaign.launchDateReached();
            campaign.campaigns().resume(campaign.campaign(), MARA);
            campaign.launchDateReached();
        });
        assertThat(campaign.openTasks()).containsExactly("Close sale");
        assertThat(nextFeedback(campaign)).isEqualTo(opened.plus(Duration.ofDays(28)));

        engine.at(opened.plus(Duration.ofDays(28)), campaign::launchDateReached);
        assertThat(campaign.openTasks()).containsExactly("Close sale", "Give weekly feedback");
    }

    @Test
    void aShortPauseMovesNoWeek() {
        Journey campaign = journeys.inSale();
        Instant before = nextFeedback(campaign);
        Instant opened = campaign.view().stageSince();
        engine.at(
                opened.plus(Duration.ofDays(2)),
                () -> campaign.campaigns().pause(campaign.campaign(), "The warehouse is flooded.", MARA));
        engine.at(opened.plus(Duration.ofDays(4)), () -> campaign.campaigns().resume(campaign.campaign(), MARA));

        assertThat(nextFeedback(campaign)).isEqualTo(before);
    }

    @Test
    void anEndDateThatPassedInThePauseClosesTheSaleWhenTheCampaignGoesOn() {
        Journey campaign = journeys.inSale();
        campaign.campaigns().pause(campaign.campaign(), "The warehouse is flooded.", MARA);
        engine.at(campaign.brief().endDate().plusDays(2), () -> {
            campaign.launchDateReached();
            assertThat(campaign.openTasks()).containsExactly("Close sale");
            campaign.campaigns().resume(campaign.campaign(), MARA);
            campaign.launchDateReached();
        });
        assertThat(campaign.openTasks()).containsExactly("Hand over campaign");
        assertThat(saleClosed(campaign).outcome()).contains("byDate");
    }

    @Test
    void theJobExecutorAsksForFeedbackAfterAWeek() {
        Journey campaign = journeys.inSale();
        engine.at(
                aWeekAfter(campaign),
                () -> engine.withJobExecutor(() -> await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(campaign.openTasks())
                                .containsExactly("Close sale", "Give weekly feedback"))));
    }

    @Test
    void feedbackWithoutWordsIsRefused() {
        Journey campaign = journeys.inSale();
        engine.at(aWeekAfter(campaign), campaign::launchDateReached);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> givesFeedback(campaign, "onTrack", " "));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> givesFeedback(campaign, "splendid", "It sells."));
        assertThat(campaign.openTasks()).contains("Give weekly feedback");
    }

    @Test
    void closingTheSaleNeedsAReason() {
        Journey campaign = journeys.inSale();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(JONAS, "Close sale", Map.of("reason", "")));
        assertThat(campaign.stage()).isEqualTo(SaleProcess.KEY);
    }

    @Test
    void marketingCorrectsWhatServiceDemands() {
        Journey campaign = journeys.inSale();
        demands(TOM, campaign, "The page promises pick-up in five days. It takes ten.");
        assertThat(campaign.openTasks()).containsExactly("Close sale", "Correct campaign");
        assertThat(campaign.task("Correct campaign").assignee()).contains(MARA);
        assertThat(window.openDemand(campaign.campaign()))
                .contains("The page promises pick-up in five days. It takes ten.");

        campaign.completes(BEN, "Correct campaign", Map.of("answer", "Page and mailing say ten days now."));

        assertThat(campaign.openTasks()).containsExactly("Close sale");
        assertThat(window.openDemand(campaign.campaign())).isEmpty();
        assertThat(engine.passed(campaign.campaign(), SaleProcess.KEY)).contains(Elements.CAMPAIGN_CORRECTED);
    }

    @Test
    void serviceMayDemandTheNextCorrectionWhenTheLastOneIsMade() {
        Journey campaign = journeys.inSale();
        demands(TOM, campaign, "The page promises pick-up in five days.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> demands(ELENA, campaign, "And the price is wrong."))
                .withMessageContaining("Marketing is correcting")
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));

        campaign.completes(MARA, "Correct campaign", Map.of("answer", "Ten days now."));
        demands(ELENA, campaign, "And the price is wrong.");

        assertThat(campaign.openTasks()).contains("Correct campaign");
    }

    @Test
    void ofTwoDemandsAtTheSameMomentOneIsAnswered() throws Exception {
        Journey campaign = journeys.inSale();
        CyclicBarrier sameMoment = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<Throwable> demand = () -> {
                sameMoment.await();
                return catchThrowable(() -> demands(TOM, campaign, "The page promises pick-up in five days."));
            };
            List<Future<Throwable>> answers = both.invokeAll(List.of(demand, demand));
            assertThat(List.of(answers.get(0), answers.get(1)))
                    .extracting(Future::get)
                    .satisfiesOnlyOnce(answer -> assertThat(answer).isNull())
                    .satisfiesOnlyOnce(answer -> assertThat(answer)
                            .isInstanceOfSatisfying(
                                    Refusal.class,
                                    refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT)));
        } finally {
            both.shutdownNow();
        }
        assertThat(campaign.tasks().of(campaign.campaign()))
                .filteredOn(task -> task.elementId().equals(Elements.CORRECT_CAMPAIGN))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mara", "jonas", "priya", "nico"})
    void onlyServiceDemandsCorrections(String login) {
        Journey campaign = journeys.inSale();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> demands(new PersonId(login), campaign, "The price is wrong."))
                .withMessage("Corrections are demanded by Service.");
        assertThat(campaign.openTasks()).containsExactly("Close sale");
    }

    @Test
    void aDemandSaysWhat() {
        Journey campaign = journeys.inSale();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> demands(TOM, campaign, "  "))
                .withMessage("Say what has to be corrected.");
    }

    @Test
    void nothingIsCorrectedThatIsNotBeingSold() {
        for (Journey campaign : List.of(journeys.inLaunch(), journeys.inHandoff())) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> demands(TOM, campaign, "The price is wrong."))
                    .withMessageEndingWith("is not being sold, so there is nothing to correct.");
        }
        Journey paused = journeys.inSale();
        paused.campaigns().pause(paused.campaign(), "The warehouse is flooded.", MARA);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> demands(TOM, paused, "The price is wrong."));
    }

    @Test
    void openFeedbackAndCorrectionsEndWithTheSale() {
        Journey campaign = journeys.inSale();
        demands(TOM, campaign, "The price is wrong.");
        engine.at(aWeekAfter(campaign), campaign::launchDateReached);
        assertThat(campaign.openTasks()).containsExactly("Close sale", "Correct campaign", "Give weekly feedback");

        campaign.saleClosed();

        assertThat(campaign.openTasks()).containsExactly("Hand over campaign");
        assertThat(engine.cancelled(campaign.campaign(), SaleProcess.KEY))
                .contains(Elements.CORRECT_CAMPAIGN, Elements.GIVE_SALES_FEEDBACK);
        assertThat(engine.timers(campaign.campaign())).isEmpty();
    }

    @Test
    void aSaleNobodyWatchedClosesOnItsDateAllTheSame() {
        Journey campaign = journeys.inSale();
        engine.at(campaign.brief().endDate().plusDays(30), campaign::launchDateReached);
        assertThat(campaign.openTasks()).containsExactly("Hand over campaign");
    }

    @Test
    void nothingThatWasTypedStaysInTheProcess() {
        Journey campaign = journeys.inSale();
        Map<String, Object> before = engine.facts(campaign.campaign());
        engine.at(aWeekAfter(campaign), () -> {
            campaign.launchDateReached();
            givesFeedback(campaign, "onTrack", "It sells.");
        });
        demands(TOM, campaign, "The price is wrong.");
        campaign.completes(MARA, "Correct campaign", Map.of("answer", "It is right now."));

        assertThat(engine.facts(campaign.campaign())).isEqualTo(before);
        campaign.saleClosed();
        assertThat(engine.facts(campaign.campaign())).isEqualTo(before);
    }

    private Instant nextFeedback(Journey campaign) {
        return engine.timers(campaign.campaign()).get(0).getDuedate().toInstant();
    }

    private static Instant aWeekAfter(Journey campaign) {
        return campaign.view().stageSince().plus(WEEK).plusSeconds(60);
    }

    private void demands(PersonId person, Journey campaign, String demand) {
        Person by = people.find(person).orElseThrow();
        window.demandCorrection(campaign.campaign(), by, demand);
    }

    private static void givesFeedback(Journey campaign, String standing, String feedback) {
        campaign.completes(AISHA, "Give weekly feedback", Map.of("standing", standing, "feedback", feedback));
    }

    private Timeline.Entry saleClosed(Journey campaign) {
        return timeline.of(campaign.campaign(), Long.MAX_VALUE, 100).stream()
                .filter(entry -> entry.act().equals("SaleClosed"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everybodyIsRemindedOfEveryTask() {
        Journey campaign = journeys.inSale();
        demands(ELENA, campaign, "Say when the old system is picked up.");
        engine.at(aWeekAfter(campaign), campaign::launchDateReached);

        assertThat(campaign.openTasks()).hasSize(3);
        reminds(campaign);
    }

    /** Everybody is reminded, and everything goes on as before. */
    private void reminds(Journey campaign) {
        Set<String> open = campaign.openTasks();
        engine.reminds(campaign.campaign());
        assertThat(campaign.openTasks()).isEqualTo(open);
        assertThat(engine.reminders(campaign.campaign())).hasSameSizeAs(open);
    }
}
