package org.triad.campaign.process;

import org.springframework.stereotype.Component;
import org.triad.campaign.domain.Drafts;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Write brief": finished and sent to review, or withdrawn. */
@Component
class WriteBrief implements CompletedTask {

    private final Drafts drafts;

    WriteBrief(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void completed(TaskInHand task) {
        boolean withdraws = task.required("decision").equals("withdraw");
        if (withdraws) {
            drafts.withdraw(task.campaign(), task.answer("reason"), task.by());
        } else {
            drafts.finish(task.campaign(), BriefForm.read(task::answer, task::choices), task.by());
        }
        task.fact(
                DraftProcess.Facts.DRAFT_OUTCOME,
                withdraws ? DraftProcess.Outcomes.WITHDRAWN : DraftProcess.Outcomes.READY);
    }
}
