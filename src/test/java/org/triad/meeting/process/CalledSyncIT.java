package org.triad.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.triad.testing.Journeys.BEN;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.Refusal;
import org.triad.meeting.AgendaItem.Kind;
import org.triad.meeting.SyncEvents.SyncChanged;
import org.triad.meeting.SyncView;
import org.triad.meeting.Syncs;
import org.triad.meeting.domain.SyncTimes;
import org.triad.testing.TriadTest;
import org.triad.workflow.SideProcesses;

/** Syncs that leads call beside the weekly one. What happens here is rolled back. */
@TriadTest
@Transactional
@RecordApplicationEvents
class CalledSyncIT {

    @Autowired
    private Syncs syncs;

    @Autowired
    private SideProcesses processes;

    @Autowired
    private SyncTimes times;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private ApplicationEvents events;

    private SyncTable table;

    @Autowired
    void lay(ApplicationContext context) {
        table = new SyncTable(context);
    }

    @Test
    void aLeadCallsASyncAndOnlyLeadsDo() {
        SyncView sync = table.called("Do we go to the fair?");

        assertThat(sync.calledBy()).contains(MARA);
        assertThat(sync.items().get(0).kind()).isEqualTo(Kind.TOPIC);
        assertThat(sync.attendees()).contains(MARA);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.call(table.tomorrow(), Optional.of("Lunch"), BEN))
                .withMessage("Only leads do this.");
    }

    @Test
    void nobodyIsCalledTogetherForNothing() {
        table.nothingElseIsGoingOn();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.call(table.tomorrow(), Optional.empty(), MARA))
                .withMessageContaining("There is nothing to talk about");
    }

    @Test
    void noTwoSyncsBeginAtTheSameMomentAndNoneInThePast() {
        table.called("The fair");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.call(table.tomorrow(), Optional.of("Lunch"), JONAS))
                .withMessageContaining("Another sync is planned");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.call(times.now().minus(Duration.ofHours(1)), Optional.of("Lunch"), JONAS))
                .withMessageContaining("That moment is over");
    }

    @Test
    void aMovedSyncKeepsItsPlaceInCalendarsAndItsTimerMovesWithIt() {
        SyncView sync = table.called("The fair");
        Instant later = sync.starts().plus(Duration.ofDays(1));

        syncs.move(sync.key(), later, JONAS);

        SyncView moved = syncs.get(sync.key());
        assertThat(moved.starts()).isEqualTo(later);
        assertThat(moved.sequence()).isEqualTo(1);
        assertThat(timer(sync).getDuedate().toInstant()).isEqualTo(times.lastLookAt(later));
        assertThat(events.stream(SyncChanged.class)).singleElement().satisfies(told -> {
            assertThat(told.moved()).isTrue();
            assertThat(told.by()).contains(JONAS);
            assertThat(told.invitation().calendar().orElseThrow().text()).contains("SEQUENCE:1", "METHOD:REQUEST");
        });
    }

    @Test
    void whatHasBegunIsNeitherMovedNorCalledOff() {
        SyncView sync = table.lastLook(table.called("The fair"));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> syncs.callOff(sync.key(), "Late.", MARA));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.move(sync.key(), sync.starts().plusSeconds(3600), MARA))
                .withMessageContaining("is beginning");
    }

    @Test
    void everythingThatIsWrongWithTheMinutesIsSaidAtOnceAndTheTaskStaysOpen() {
        SyncView sync = table.lastLook(table.called("The fair"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> table.writes(
                        sync,
                        MARA,
                        Map.of(
                                "minutes", "Nothing new.",
                                "action1What", "Ask the carrier",
                                "action1Person", "nobody-here",
                                "action1Due", times.today().minusDays(1).toString(),
                                "action2What", "Tell the hotline",
                                "action3Person", "tom",
                                "action3Due", times.today().plusYears(2).toString(),
                                "action3Campaign", "C-999999")))
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(Refusal.Violation::field)
                        .contains(
                                "action1Person",
                                "action1Due",
                                "action2Person",
                                "action2Due",
                                "action3What",
                                "action3Due",
                                "action3Campaign"));
        assertThat(processes.openTasks(List.of(sync.key().value()))).hasSize(1);
        assertThat(syncs.get(sync.key()).actions()).isEmpty();
    }

    private Job timer(SyncView sync) {
        String instance = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(sync.key().value())
                .singleResult()
                .getId();
        return managementService
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .singleResult();
    }
}
