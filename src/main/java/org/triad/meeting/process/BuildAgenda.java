package org.triad.meeting.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.triad.meeting.SyncKey;
import org.triad.meeting.domain.WeeklySyncs;

/** "Build agenda": of the sync a lead has called, or of the weekly one, which is planned by it. */
@Component
class BuildAgenda implements JavaDelegate {

    private final WeeklySyncs syncs;

    BuildAgenda(WeeklySyncs syncs) {
        this.syncs = syncs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<SyncKey> sync =
                SyncKey.parse(execution.getProcessBusinessKey()).or(syncs::planWeekly);
        sync.map(SyncKey::value).ifPresent(execution::setProcessBusinessKey);
        execution.setVariable(
                WeeklySyncProcess.Facts.AGENDA_OUTCOME,
                sync.map(key -> syncs.buildAgenda(key)
                                ? WeeklySyncProcess.Outcomes.OPEN
                                : WeeklySyncProcess.Outcomes.EMPTY)
                        .orElse(WeeklySyncProcess.Outcomes.NOT_DUE));
    }
}
