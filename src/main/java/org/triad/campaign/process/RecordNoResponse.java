package org.triad.campaign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.triad.campaign.Verdict;
import org.triad.campaign.domain.Rounds;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;

/** "Record no response": a department gave no verdict in time, and the round goes on. */
@Component
class RecordNoResponse implements JavaDelegate {

    private final Rounds rounds;

    RecordNoResponse(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Department silent =
                execution.getCurrentActivityId().equals(ReviewProcess.Elements.RECORD_NO_RESPONSE_FROM_SALES)
                        ? Department.SALES
                        : Department.SERVICE;
        rounds.noResponse(new CampaignKey(execution.getProcessBusinessKey()), silent);
        execution.setVariable(ReviewProcess.Facts.verdictOf(silent), Verdict.NO_RESPONSE.key());
    }
}
