package org.triad.campaign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.campaign.CampaignState;
import org.triad.campaign.Campaigns;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.workflow.OpenTask;
import org.triad.workflow.WorkingTime;

/** What a pause holds up, and what goes on after it. */
@TriadTest
class PausedCampaignIT {

    private static final Map<String, Object> LEARNED =
            Map.of("wentWell", "The early input.", "improve", "Book technicians earlier.");

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private WorkingTime time;

    @Autowired
    private Campaigns campaigns;

    @ParameterizedTest
    @EnumSource(Stage.class)
    void inAPausedCampaignNothingCanBeDone(Stage stage) {
        Journey campaign = stage.way.apply(journeys);
        Set<String> open = campaign.openTasks();

        campaigns.pause(campaign.campaign(), "The fair may be moved.", MARA);

        assertThat(campaign.view().state()).isEqualTo(CampaignState.PAUSED);
        assertThat(campaign.view().stateReason()).contains("The fair may be moved.");
        Instant nextYear = Instant.now().plus(Duration.ofDays(365));
        for (OpenTask task : campaign.tasks().of(campaign.campaign())) {
            assertThat(task.paused()).isTrue();
            assertThat(task.isOverdueAt(nextYear)).isFalse();
            PersonId person = task.assignee().orElse(JONAS);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> campaign.desk().complete(task.id(), everyAnswer(campaign), person))
                    .withMessage("The campaign is paused. Nothing is due, and tasks go on when it is resumed.");
            if (task.assignee().isEmpty()) {
                assertThatExceptionOfType(Refusal.class)
                        .isThrownBy(() -> campaign.desk().claim(task.id(), person));
            }
        }
        assertThat(campaign.openTasks()).isEqualTo(open);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"LAUNCH_DATE", "SALE"})
    void aPausedCampaignsTimersDoNotFire(Stage stage) {
        Journey campaign = stage.way.apply(journeys);
        Set<String> open = campaign.openTasks();
        List<Instant> timers = dueTimers(campaign);
        assertThat(timers).isNotEmpty();
        campaigns.pause(campaign.campaign(), "The warehouse is flooded.", MARA);
        Journey running = stage.way.apply(journeys);

        engine.at(campaign.brief().endDate().plusDays(10), () -> {
            campaign.launchDateReached();
            engine.withJobExecutor(() -> Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(running.openTasks()).isNotEqualTo(open)));
        });

        assertThat(campaign.openTasks()).isEqualTo(open);
        assertThat(dueTimers(campaign)).isEqualTo(timers);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aResumedCampaignHasAsMuchWorkingTimeLeftAsBeforeThePause(Stage stage) {
        Journey campaign = stage.way.apply(journeys);
        Map<String, Optional<Instant>> before = dueDates(campaign);
        List<Instant> reminders = dueReminders(campaign);
        Instant soon = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);

        engine.at(soon, () -> campaigns.pause(campaign.campaign(), "The warehouse is flooded.", MARA));
        engine.at(soon.plus(Duration.ofDays(5)), () -> campaigns.resume(campaign.campaign(), JONAS));

        assertThat(campaign.view().state()).isEqualTo(CampaignState.RUNNING);
        assertThat(campaign.view().stateReason()).isEmpty();
        assertThat(campaign.tasks().of(campaign.campaign())).noneMatch(OpenTask::paused);
        Instant resumed = soon.plus(Duration.ofDays(5));
        assertThat(dueDates(campaign))
                .isEqualTo(before.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                due -> due.getValue().map(date -> time.add(resumed, time.between(soon, date))))));
        assertThat(dueReminders(campaign))
                .allSatisfy(reminder -> assertThat(reminder).isAfter(resumed))
                .hasSameSizeAs(reminders);
    }

    @Test
    void aCampaignThatWasPausedAtEveryStageIsClosedAllTheSame() {
        Journey campaign = paused(journeys.proposed());
        paused(campaign.finishesBrief());
        paused(campaign.endorsedByBoth());
        campaign.preparedByAll();
        paused(campaign.goFromAll());
        campaign.launchDateReached().announced();
        paused(campaign);
        paused(campaign.saleClosed());
        campaign.handedOver()
                .completes(ELENA, "Accept handover", Map.of("decision", "accept"))
                .completes(MARA, "Look back for Marketing", LEARNED)
                .completes(JONAS, "Look back for Sales", LEARNED)
                .completes(TOM, "Look back for Service", LEARNED);
        assertThat(campaign.view().state()).isEqualTo(CampaignState.CLOSED);
    }

    @Test
    void aLaunchDateThatPassedInThePauseIsReachedWhenTheCampaignGoesOn() {
        LocalDate launch = engine.today().plusDays(10);
        Journey campaign = journeys.proposed(journeys.brief("Paused before its launch", launch, launch.plusDays(30)))
                .finishesBrief()
                .endorsedByBoth()
                .preparedByAll()
                .goFromAll();
        campaigns.pause(campaign.campaign(), "The warehouse is flooded.", MARA);
        engine.at(launch.plusDays(2), () -> {
            campaigns.resume(campaign.campaign(), MARA);
            campaign.launchDateReached();
        });
        assertThat(campaign.openTasks()).containsExactly("Announce launch");
    }

    private Journey paused(Journey campaign) {
        campaigns.pause(campaign.campaign(), "One moment.", MARA);
        campaigns.resume(campaign.campaign(), MARA);
        return campaign;
    }

    private static Map<String, Object> everyAnswer(Journey campaign) {
        return campaign.briefAnswers("finish");
    }

    private List<Instant> dueTimers(Journey campaign) {
        return engine.timers(campaign.campaign()).stream()
                .map(Job::getDuedate)
                .map(java.util.Date::toInstant)
                .toList();
    }

    private List<Instant> dueReminders(Journey campaign) {
        return engine.reminders(campaign.campaign()).stream()
                .map(Job::getDuedate)
                .map(java.util.Date::toInstant)
                .toList();
    }

    private static Map<String, Optional<Instant>> dueDates(Journey campaign) {
        return campaign.tasks().of(campaign.campaign()).stream()
                .collect(Collectors.toMap(OpenTask::name, OpenTask::due));
    }
}
