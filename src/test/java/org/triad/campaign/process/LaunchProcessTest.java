package org.triad.campaign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.BEN;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.campaign.domain.Launches;
import org.triad.campaign.process.LaunchProcess.Elements;
import org.triad.campaign.process.LaunchProcess.Facts;
import org.triad.campaign.process.LaunchProcess.Outcomes;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.testing.CoversBundle;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

@TriadTest
@CoversBundle(LaunchProcess.KEY)
class LaunchProcessTest {

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private Launches launches;

    @Test
    void allThreeDepartmentsPrepareBeforeTheLeadsDecide() {
        Journey campaign = journeys.inLaunch();
        assertThat(campaign.openTasks()).containsExactly("Prepare assets", "Prepare sales kit", "Prepare service");

        campaign.prepares(MARA, "Prepare assets", "Landing page and mailing.")
                .prepares(AISHA, "Prepare sales kit", "Price list.");
        assertThat(campaign.openTasks()).containsExactly("Prepare service");

        campaign.prepares(TOM, "Prepare service", "Two more people on the hotline.");
        assertThat(campaign.openTasks())
                .containsExactly("Decide go for Marketing", "Decide go for Sales", "Decide go for Service");
        assertThat(launches.preparations(campaign.campaign()))
                .containsExactly(
                        new Launches.Preparation(Department.MARKETING, MARA, "Landing page and mailing."),
                        new Launches.Preparation(Department.SALES, AISHA, "Price list."),
                        new Launches.Preparation(Department.SERVICE, TOM, "Two more people on the hotline."));
    }

    @Test
    void theCampaignWaitsForItsLaunchDateAndIsAnnouncedThen() {
        LocalDate launch = engine.today().plusDays(10);
        Journey campaign = launchingOn(launch);

        assertThat(campaign.openTasks()).isEmpty();
        assertThat(engine.timers(campaign.campaign()))
                .singleElement()
                .satisfies(timer -> assertThat(timer.getDuedate()).isEqualTo(engine.startOf(launch)));
        engine.at(engine.startOf(launch).minusSeconds(1), campaign::launchDateReached);
        assertThat(campaign.openTasks()).isEmpty();

        engine.at(launch, campaign::launchDateReached);
        assertThat(campaign.openTasks()).containsExactly("Announce launch");

        campaign.announced();
        assertThat(engine.passed(campaign.campaign(), LaunchProcess.KEY)).endsWith(Elements.CAMPAIGN_LAUNCHED);
        assertThat(campaign.stage()).isEqualTo("sale");
    }

    @Test
    void theJobExecutorLaunchesOnTheLaunchDate() {
        LocalDate launch = engine.today().plusDays(3);
        Journey campaign = launchingOn(launch);

        engine.at(
                launch,
                () -> engine.withJobExecutor(() -> await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(campaign.openTasks()).containsExactly("Announce launch"))));
    }

    @Test
    void aLaunchDateThatHasPassedMeanwhileIsNotWaitedFor() {
        Journey campaign = journeys.inLaunch().preparedByAll();
        engine.at(engine.today().plusDays(5), () -> {
            campaign.goFromAll().launchDateReached();
            assertThat(campaign.openTasks()).containsExactly("Announce launch");
        });
    }

    @Test
    void aNoGoLetsOnlyThoseItNamesPrepareAgain() {
        Journey campaign = journeys.inLaunch().preparedByAll();
        goes(campaign, MARA, "Decide go for Marketing");
        goes(campaign, JONAS, "Decide go for Sales");
        refuses(campaign, ELENA, "Decide go for Service", "marketing");

        assertThat(campaign.openTasks()).containsExactly("Prepare assets");
        assertThat(launches.decisions(campaign.campaign()))
                .contains(new Launches.Go(
                        Department.SERVICE, ELENA, false, java.util.Set.of(Department.MARKETING), "Not like this."));

        campaign.prepares(BEN, "Prepare assets", "The date is on the landing page.");
        assertThat(campaign.openTasks())
                .containsExactly("Decide go for Marketing", "Decide go for Sales", "Decide go for Service");

        campaign.goFromAll().launchDateReached();
        assertThat(campaign.openTasks()).containsExactly("Announce launch");
    }

    @Test
    void whatSeveralLeadsNameAddsUp() {
        Journey campaign = journeys.inLaunch().preparedByAll();
        refuses(campaign, MARA, "Decide go for Marketing", "sales");
        goes(campaign, JONAS, "Decide go for Sales");
        refuses(campaign, ELENA, "Decide go for Service", "service");

        assertThat(campaign.openTasks()).containsExactly("Prepare sales kit", "Prepare service");
    }

    @Test
    void aSecondNoGoNamesAnew() {
        Journey campaign = journeys.inLaunch().preparedByAll();
        goes(campaign, MARA, "Decide go for Marketing");
        goes(campaign, JONAS, "Decide go for Sales");
        refuses(campaign, ELENA, "Decide go for Service", "marketing", "sales");
        campaign.prepares(MARA, "Prepare assets", "New.").prepares(AISHA, "Prepare sales kit", "New.");

        goes(campaign, MARA, "Decide go for Marketing");
        refuses(campaign, JONAS, "Decide go for Sales", "service");
        goes(campaign, ELENA, "Decide go for Service");

        assertThat(campaign.openTasks()).containsExactly("Prepare service");
    }

    @Test
    void aNoGoNamesSomebodyAndAReason() {
        Journey campaign = journeys.inLaunch().preparedByAll();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(
                        ELENA,
                        "Decide go for Service",
                        Map.of("decision", Outcomes.NO_GO, "redo", List.of(), "reason", "Not like this.")))
                .withMessage("Say whose preparation must be done again.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(
                        ELENA,
                        "Decide go for Service",
                        Map.of("decision", Outcomes.NO_GO, "redo", List.of("marketing"))))
                .withMessage("Say why not, so that they know what to do.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> refuses(campaign, ELENA, "Decide go for Service", "finance"))
                .withMessageContaining("has no option “finance”");
        assertThat(campaign.openTasks()).contains("Decide go for Service");
    }

    @Test
    void aGoNamesNobodyEvenWhereSomebodyWasTickedBefore() {
        Journey campaign = journeys.inLaunch().preparedByAll();
        goes(campaign, MARA, "Decide go for Marketing");
        goes(campaign, JONAS, "Decide go for Sales");
        campaign.completes(
                ELENA, "Decide go for Service", Map.of("decision", Outcomes.GO, "redo", List.of("marketing")));

        assertThat(engine.facts(campaign.campaign()))
                .containsEntry(Facts.MARKETING_PREPARES, false)
                .containsEntry(Facts.LAUNCH_DECISION, Outcomes.GO);
    }

    @Test
    void onlyLeadsDecide() {
        Journey campaign = journeys.inLaunch().preparedByAll();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> goes(campaign, AISHA, "Decide go for Sales"))
                .withMessageContaining("is a task of the leads of Sales");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> goes(campaign, MARA, "Decide go for Sales"))
                .withMessageContaining("is a task of the leads of Sales");
    }

    @Test
    void nobodySpeaksForAnotherLead() {
        Journey campaign = journeys.inLaunch().preparedByAll();
        refuses(campaign, ELENA, "Decide go for Service", "marketing");
        goes(campaign, MARA, "Decide go for Marketing");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> campaign.completes(
                        JONAS, "Decide go for Sales", Map.of("decision", Outcomes.GO, Facts.SERVICE_GO, Outcomes.GO)))
                .withMessage("“serviceGo” is not a field of this form.");
    }

    @Test
    void preparingIsNotDoneBeforeItIsReady() {
        Journey campaign = journeys.inLaunch();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        campaign.completes(TOM, "Prepare service", Map.of("result", "Half of it.", "ready", false)))
                .withMessageContaining("needs an answer");
        assertThat(campaign.openTasks()).contains("Prepare service");
    }

    @Test
    void onlyFactsStayInTheProcess() {
        Journey campaign = journeys.inLaunch().preparedByAll();
        goes(campaign, MARA, "Decide go for Marketing");
        refuses(campaign, JONAS, "Decide go for Sales", "sales");

        assertThat(engine.facts(campaign.campaign()))
                .containsOnly(
                        Map.entry(DraftProcess.Facts.DRAFT_OUTCOME, DraftProcess.Outcomes.READY),
                        Map.entry(ReviewProcess.Facts.ROUND_OUTCOME, ReviewProcess.Outcomes.APPROVED),
                        Map.entry(Facts.MARKETING_PREPARES, false),
                        Map.entry(Facts.SALES_PREPARES, true),
                        Map.entry(Facts.SERVICE_PREPARES, false),
                        Map.entry(Facts.MARKETING_GO, Outcomes.GO),
                        Map.entry(Facts.SALES_GO, Outcomes.NO_GO));
    }

    @ParameterizedTest
    @EnumSource(Department.class)
    void factsAreNamedAfterTheirDepartment(Department department) {
        assertThat(List.of(Facts.MARKETING_PREPARES, Facts.SALES_PREPARES, Facts.SERVICE_PREPARES))
                .contains(Facts.preparesOf(department));
        assertThat(List.of(Facts.MARKETING_GO, Facts.SALES_GO, Facts.SERVICE_GO))
                .contains(Facts.goOf(department));
    }

    private Journey launchingOn(LocalDate launch) {
        return journeys.proposed(journeys.brief("Launched later", launch, launch.plusDays(30)))
                .finishesBrief()
                .endorsedByBoth()
                .preparedByAll()
                .goFromAll();
    }

    private static void goes(Journey campaign, PersonId lead, String task) {
        campaign.completes(lead, task, Map.of("decision", Outcomes.GO));
    }

    private static void refuses(Journey campaign, PersonId lead, String task, String... redo) {
        campaign.completes(
                lead, task, Map.of("decision", Outcomes.NO_GO, "redo", List.of(redo), "reason", "Not like this."));
    }

    @Test
    void everybodyIsRemindedOfEveryTask() {
        Journey campaign = journeys.inLaunch();
        reminds(campaign);
        reminds(campaign.preparedByAll());
        reminds(campaign.goFromAll().launchDateReached());
    }

    /** Everybody is reminded, and everything goes on as before. */
    private void reminds(Journey campaign) {
        Set<String> open = campaign.openTasks();
        engine.reminds(campaign.campaign());
        assertThat(campaign.openTasks()).isEqualTo(open);
        assertThat(engine.reminders(campaign.campaign())).hasSameSizeAs(open);
    }
}
