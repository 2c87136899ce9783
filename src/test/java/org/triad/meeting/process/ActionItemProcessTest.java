package org.triad.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.BEN;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.conversation.Timeline;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.meeting.ActionItem;
import org.triad.meeting.SyncKey;
import org.triad.meeting.Syncs;
import org.triad.meeting.domain.ActionItems;
import org.triad.meeting.domain.SyncTimes;
import org.triad.people.Absences;
import org.triad.people.People;
import org.triad.testing.CoversBundle;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.workflow.SideProcesses;
import org.triad.workflow.TaskDesk;

@TriadTest
@CoversBundle(ActionItemProcess.KEY)
class ActionItemProcessTest {

    /** No two syncs begin at the same moment. */
    private static int minutes;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private Syncs syncs;

    @Autowired
    private ActionItems actions;

    @Autowired
    private SideProcesses processes;

    @Autowired
    private SyncTimes times;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private TaskService taskService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private Timeline timeline;

    @Autowired
    private People people;

    @Autowired
    private Absences absences;

    @Test
    void itIsATaskOfItsPersonUntilTheEndOfItsDay() {
        ActionItem item = agreed(Optional.empty());

        Task task = task(item);
        assertThat(task.getAssignee()).isEqualTo("aisha");
        assertThat(task.getDueDate().toInstant())
                .isEqualTo(item.due()
                        .plusDays(1)
                        .atStartOfDay(times.zone())
                        .toInstant()
                        .minusSeconds(1));
        assertThat(taskService.getVariable(task.getId(), "taskAbout")).isEqualTo(item.key() + " Ask the carrier");

        completes(item, AISHA);

        ActionItem done = actions.find(item.key()).orElseThrow();
        assertThat(done.state()).isEqualTo(ActionItem.State.DONE);
        assertThat(done.closedBy()).contains(AISHA);
        assertThat(done.words()).contains("Ten days, in writing.");
        assertThat(ended(item)).isEqualTo(ActionItemProcess.Elements.ACTION_ITEM_DONE);
    }

    @Test
    void whatCameOfItStandsInTheTimelineOfItsCampaign() {
        CampaignKey campaign = journeys.proposed().campaign();
        ActionItem item = agreed(Optional.of(campaign));

        completes(item, AISHA);

        assertThat(timeline.of(campaign, Long.MAX_VALUE, 2))
                .extracting(Timeline.Entry::act)
                .containsExactly("ActionItemDone", "CampaignDiscussed");
    }

    @Test
    void nobodyElseDoesItButTheirLead() {
        ActionItem item = agreed(Optional.empty());

        for (PersonId other : List.of(BEN, MARA, TOM)) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> completes(item, other))
                    .withMessageContaining("is an action item of aisha");
        }
        completes(item, JONAS);

        assertThat(actions.find(item.key()).orElseThrow().closedBy()).contains(JONAS);
    }

    @Test
    void aCoverDoesIt() {
        ActionItem item = agreed(Optional.empty());
        people.nameCover(AISHA, TOM);
        long absence = absences.add(AISHA, absences.today(), absences.today(), Optional.empty());
        try {
            completes(item, TOM);
        } finally {
            absences.end(absence, AISHA);
            people.nameCover(AISHA, null);
        }
        assertThat(actions.find(item.key()).orElseThrow().closedBy()).contains(TOM);
    }

    @Test
    void itSettlesItselfWhenItsCampaignIsOver() {
        Journey campaign = journeys.proposed();
        ActionItem item = agreed(Optional.of(campaign.campaign()));

        campaign.campaigns().cancel(campaign.campaign(), "No budget.", MARA);

        ActionItem settled = actions.find(item.key()).orElseThrow();
        assertThat(settled.state()).isEqualTo(ActionItem.State.SETTLED);
        assertThat(settled.words()).contains("%s is over.".formatted(campaign.campaign()));
        assertThat(processes.openTasks(List.of(item.key()))).isEmpty();
        assertThat(ended(item)).isEqualTo(ActionItemProcess.Elements.ACTION_ITEM_SETTLED);
    }

    @Test
    void aLeadTakesItBackWithAReason() {
        ActionItem item = agreed(Optional.empty());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        actions.settle(item.key(), "Done.", people.find(AISHA).orElseThrow()))
                .withMessage("Only leads do this.");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> actions.settle(item.key(), " ", people.find(MARA).orElseThrow()));
        actions.settle(
                item.key(), "The carrier has answered.", people.find(MARA).orElseThrow());

        assertThat(actions.find(item.key()).orElseThrow().state()).isEqualTo(ActionItem.State.SETTLED);
        assertThat(processes.openTasks(List.of(item.key()))).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        actions.settle(item.key(), "Again.", people.find(MARA).orElseThrow()))
                .withMessage("%s is closed already.".formatted(item.key()));
    }

    @Test
    void itsPersonIsRemindedByItsOwnDay() {
        ActionItem item = agreed(Optional.empty());

        engine.at(item.due().plusDays(7), () -> processes.runDueTimers(item.key()));

        assertThat(processes.openTasks(List.of(item.key()))).hasSize(1);
        assertThat(historyService
                        .createHistoricActivityInstanceQuery()
                        .activityId("endEvent_doActionItemReminded")
                        .count())
                .isPositive();
    }

    private ActionItem agreed(Optional<CampaignKey> campaign) {
        Instant starts = engine.startOf(engine.today().plusDays(20)).plus(Duration.ofMinutes(++minutes));
        SyncKey sync = syncs.call(starts, Optional.of("The carrier"), MARA);
        engine.at(times.lastLookAt(starts).plusSeconds(1), () -> {
            processes.runDueTimers(sync.value());
            Map<String, Object> answers = new HashMap<>(Map.of(
                    "minutes", "We ask.",
                    "action1What", "Ask the carrier",
                    "action1Person", "aisha",
                    "action1Due", times.today().plusDays(2).toString()));
            campaign.ifPresent(key -> answers.put("action1Campaign", key.value()));
            desk.complete(processes.openTasks(List.of(sync.value())).get(sync.value()), answers, MARA);
        });
        return actions.of(sync).get(0);
    }

    private Task task(ActionItem item) {
        return taskService
                .createTaskQuery()
                .taskId(processes.openTasks(List.of(item.key())).get(item.key()))
                .singleResult();
    }

    private void completes(ActionItem item, PersonId by) {
        desk.complete(task(item).getId(), Map.of("result", "Ten days, in writing."), by);
    }

    private String ended(ActionItem item) {
        String instance = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(item.key())
                .finished()
                .singleResult()
                .getId();
        return historyService
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .orderPartiallyByOccurrence()
                .desc()
                .list()
                .get(0)
                .getActivityId();
    }
}
