package org.triad.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.triad.meeting.SyncKey;
import org.triad.meeting.domain.WeeklySyncs;

/** "Settle agenda": what is settled goes before people meet. */
@Component
class SettleAgenda implements JavaDelegate {

    private final WeeklySyncs syncs;

    SettleAgenda(WeeklySyncs syncs) {
        this.syncs = syncs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean anythingLeft = syncs.settleAgenda(new SyncKey(execution.getProcessBusinessKey()));
        execution.setVariable(
                WeeklySyncProcess.Facts.AGENDA_OUTCOME,
                anythingLeft ? WeeklySyncProcess.Outcomes.OPEN : WeeklySyncProcess.Outcomes.EMPTY);
    }
}
