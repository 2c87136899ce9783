package org.triad.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.triad.meeting.SyncKey;
import org.triad.meeting.domain.WeeklySyncs;

/** "Invite people": whoever has an item is asked to come. */
@Component
class InvitePeople implements JavaDelegate {

    private final WeeklySyncs syncs;

    InvitePeople(WeeklySyncs syncs) {
        this.syncs = syncs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        syncs.invite(new SyncKey(execution.getProcessBusinessKey()));
    }
}
