package org.triad.campaign.process;

import org.springframework.stereotype.Component;
import org.triad.campaign.domain.Drafts;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Give Sales input" and "Give Service input": what Marketing should know before the brief is finished. */
@Component
class GiveEarlyInput implements CompletedTask {

    private final Drafts drafts;

    GiveEarlyInput(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void completed(TaskInHand task) {
        drafts.giveEarlyInput(task.campaign(), task.department(), task.by(), task.required("input"));
    }
}
