package org.triad.campaign.process;

import org.springframework.stereotype.Component;
import org.triad.campaign.Verdict;
import org.triad.campaign.domain.Rounds;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Review brief for Sales" and "Review brief for Service": a verdict and its reason. */
@Component
class ReviewBrief implements CompletedTask {

    private final Rounds rounds;

    ReviewBrief(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void completed(TaskInHand task) {
        Verdict verdict = Verdict.given(task.required("verdict"));
        rounds.review(task.campaign(), task.department(), task.by(), verdict, task.answer("reason"));
        task.fact(ReviewProcess.Facts.verdictOf(task.department()), verdict.key());
    }
}
