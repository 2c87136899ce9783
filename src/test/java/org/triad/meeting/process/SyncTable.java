package org.triad.meeting.process;

import static org.triad.testing.Journeys.MARA;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.PersonId;
import org.triad.meeting.SyncKey;
import org.triad.meeting.SyncView;
import org.triad.meeting.Syncs;
import org.triad.meeting.domain.SyncTimes;
import org.triad.testing.Engine;
import org.triad.workflow.SideProcesses;
import org.triad.workflow.TaskDesk;

/** What people and time do to a sync. */
final class SyncTable {

    private final Engine engine;
    private final Syncs syncs;
    private final SideProcesses processes;
    private final TaskDesk desk;
    private final SyncTimes times;
    private final JdbcClient jdbc;
    private final HistoryService historyService;

    SyncTable(ApplicationContext context) {
        this.engine = context.getBean(Engine.class);
        this.syncs = context.getBean(Syncs.class);
        this.processes = context.getBean(SideProcesses.class);
        this.desk = context.getBean(TaskDesk.class);
        this.times = context.getBean(SyncTimes.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.historyService = context.getBean(HistoryService.class);
    }

    /** Whatever other tests have left does not ask for a place on an agenda. */
    void nothingElseIsGoingOn() {
        jdbc.sql("update campaign set state = 'PAUSED' where state = 'RUNNING'").update();
        jdbc.sql("update act_ru_task set suspension_state_ = 2").update();
    }

    /** At nine. */
    Instant tomorrow() {
        return engine.startOf(engine.today().plusDays(1)).plus(Duration.ofHours(9));
    }

    /** A sync Mara has called for tomorrow. */
    SyncView called(String topic) {
        return syncs.get(syncs.call(tomorrow(), Optional.of(topic), MARA));
    }

    /** Shortly before it begins: what is settled goes. */
    SyncView lastLook(SyncView sync) {
        engine.at(
                times.lastLookAt(sync.starts()).plusSeconds(1),
                () -> processes.runDueTimers(sync.key().value()));
        return syncs.get(sync.key());
    }

    /** Completes the task in which the minutes are written. */
    void writes(SyncView sync, PersonId by, Map<String, Object> answers) {
        String task =
                processes.openTasks(List.of(sync.key().value())).get(sync.key().value());
        desk.complete(task, new HashMap<>(answers), by);
    }

    /** What of the diagram is behind it, in order. */
    List<String> passed(SyncKey key) {
        return historyService
                .createHistoricActivityInstanceQuery()
                .processInstanceId(historyService
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(key.value())
                        .singleResult()
                        .getId())
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
