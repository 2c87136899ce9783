package org.triad.meeting.process;

import org.springframework.stereotype.Component;
import org.triad.meeting.domain.ActionItems;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Do action item": what came of it. */
@Component
class DoActionItem implements CompletedTask {

    private final ActionItems actions;

    DoActionItem(ActionItems actions) {
        this.actions = actions;
    }

    @Override
    public void completed(TaskInHand task) {
        actions.done(task.businessKey(), task.required("result"), task.by());
    }
}
