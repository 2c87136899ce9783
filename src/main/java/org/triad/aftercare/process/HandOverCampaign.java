package org.triad.aftercare.process;

import org.springframework.stereotype.Component;
import org.triad.aftercare.domain.Handovers;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Hand over campaign": what Sales sold and promised. */
@Component
class HandOverCampaign implements CompletedTask {

    private final Handovers handovers;

    HandOverCampaign(Handovers handovers) {
        this.handovers = handovers;
    }

    @Override
    public void completed(TaskInHand task) {
        handovers.handOver(
                task.campaign(),
                task.by(),
                task.required("sold"),
                task.required("promised"),
                task.answer("openPoints"));
    }
}
