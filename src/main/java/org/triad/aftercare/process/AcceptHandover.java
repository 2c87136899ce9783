package org.triad.aftercare.process;

import org.springframework.stereotype.Component;
import org.triad.aftercare.domain.Handovers;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Accept handover": Service takes the campaign over, or bounces it. */
@Component
class AcceptHandover implements CompletedTask {

    private final Handovers handovers;

    AcceptHandover(Handovers handovers) {
        this.handovers = handovers;
    }

    @Override
    public void completed(TaskInHand task) {
        boolean accepted =
                handovers.answer(task.campaign(), task.by(), task.required("decision"), task.answer("reason"));
        task.fact(
                HandoffProcess.Facts.HANDOVER_OUTCOME,
                accepted ? HandoffProcess.Outcomes.ACCEPTED : HandoffProcess.Outcomes.BOUNCED);
    }
}
