package org.triad.campaign.process;

import org.springframework.stereotype.Component;
import org.triad.campaign.domain.Rounds;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Align departments": what the leads agreed where the verdicts did not decide. */
@Component
class AlignDepartments implements CompletedTask {

    private final Rounds rounds;

    AlignDepartments(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void completed(TaskInHand task) {
        String outcome = task.required("outcome");
        rounds.align(task.campaign(), outcome, task.required("reason"), task.by());
        task.fact(ReviewProcess.Facts.ROUND_OUTCOME, outcome);
    }
}
