package org.triad.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.triad.meeting.SyncKey;
import org.triad.meeting.domain.ActionItems;

/** "Hand out action items": each becomes a task of its person. */
@Component
class HandOutActionItems implements JavaDelegate {

    private final ActionItems actions;

    HandOutActionItems(ActionItems actions) {
        this.actions = actions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        actions.handOut(new SyncKey(execution.getProcessBusinessKey()));
    }
}
