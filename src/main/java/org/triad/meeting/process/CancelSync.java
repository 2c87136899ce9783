package org.triad.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.triad.meeting.SyncKey;
import org.triad.meeting.domain.WeeklySyncs;

/** "Cancel sync": nothing is left to talk about, or a lead called it off. */
@Component
class CancelSync implements JavaDelegate {

    private final WeeklySyncs syncs;

    CancelSync(WeeklySyncs syncs) {
        this.syncs = syncs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        syncs.cancel(new SyncKey(execution.getProcessBusinessKey()));
    }
}
