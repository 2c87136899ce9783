package org.triad.aftercare.process;

import org.springframework.stereotype.Component;
import org.triad.aftercare.domain.Handovers;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Look back for …": what a department learned. */
@Component
class LookBack implements CompletedTask {

    private final Handovers handovers;

    LookBack(Handovers handovers) {
        this.handovers = handovers;
    }

    @Override
    public void completed(TaskInHand task) {
        handovers.lookBack(
                task.campaign(),
                new Handovers.LookBack(
                        task.department(), task.by(), task.required("wentWell"), task.required("improve")));
    }
}
