package org.triad.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.triad.testing.Journeys.BEN;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.meeting.AgendaItem.Kind;
import org.triad.meeting.SyncEvents.SyncChanged;
import org.triad.meeting.SyncView;
import org.triad.meeting.Syncs;
import org.triad.meeting.domain.SyncTimes;
import org.triad.testing.Engine;
import org.triad.testing.TriadTest;
import org.triad.workflow.SideProcesses;
import org.triad.workflow.TaskDesk;

/** Syncs that leads call beside the weekly one. What happens here is rolled back. */
@TriadTest
@Transactional
@RecordApplicationEvents
class CalledSyncIT {

    @Autowired
    private Engine engine;

    @Autowired
    private Syncs syncs;

    @Autowired
    private SideProcesses processes;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private SyncTimes times;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private ApplicationEvents events;

    @Test
    void aLeadCallsASyncAndOnlyLeadsDo() {
        SyncView sync = called("Do we go to the fair?");

        assertThat(sync.calledBy()).contains(MARA);
        assertThat(sync.items().get(0).kind()).isEqualTo(Kind.TOPIC);
        assertThat(sync.attendees()).contains(MARA);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.call(tomorrow(), Optional.of("Lunch"), BEN))
                .withMessage("Only leads do this.");
    }

    @Test
    void nobodyIsCalledTogetherForNothing() {
        nothingElseIsGoingOn();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.call(tomorrow(), Optional.empty(), MARA))
                .withMessageContaining("There is nothing to talk about");
    }

    @Test
    void noTwoSyncsBeginAtTheSameMomentAndNoneInThePast() {
        called("The fair");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.call(tomorrow(), Optional.of("Lunch"), JONAS))
                .withMessageContaining("Another sync is planned");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.call(times.now().minus(Duration.ofHours(1)), Optional.of("Lunch"), JONAS))
                .withMessageContaining("That moment is over");
    }

    @Test
    void aMovedSyncKeepsItsPlaceInCalendarsAndItsTimerMovesWithIt() {
        SyncView sync = called("The fair");
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
        SyncView sync = lastLook(called("The fair"));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> syncs.callOff(sync.key(), "Late.", MARA));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.move(sync.key(), sync.starts().plusSeconds(3600), MARA))
                .withMessageContaining("is beginning");
    }

    @Test
    void everythingThatIsWrongWithTheMinutesIsSaidAtOnceAndTheTaskStaysOpen() {
        SyncView sync = lastLook(called("The fair"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> writes(
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

    private void nothingElseIsGoingOn() {
        jdbc.sql("update campaign set state = 'PAUSED' where state = 'RUNNING'").update();
        jdbc.sql("update act_ru_task set suspension_state_ = 2").update();
    }

    private Instant tomorrow() {
        return engine.startOf(engine.today().plusDays(1)).plus(Duration.ofHours(9));
    }

    private SyncView called(String topic) {
        return syncs.get(syncs.call(tomorrow(), Optional.of(topic), MARA));
    }

    private SyncView lastLook(SyncView sync) {
        engine.at(
                times.lastLookAt(sync.starts()).plusSeconds(1),
                () -> processes.runDueTimers(sync.key().value()));
        return syncs.get(sync.key());
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

    private void writes(SyncView sync, PersonId by, Map<String, Object> answers) {
        String task =
                processes.openTasks(List.of(sync.key().value())).get(sync.key().value());
        desk.complete(task, new HashMap<>(answers), by);
    }
}
