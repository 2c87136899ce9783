package org.triad.campaign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.triad.campaign.domain.Rounds;
import org.triad.kernel.CampaignKey;

/** "Round decided": the round keeps what came of it. */
@Component
class RoundDecided implements ExecutionListener {

    private final Rounds rounds;

    RoundDecided(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void notify(DelegateExecution execution) {
        rounds.decide(new CampaignKey(execution.getProcessBusinessKey()), (String)
                execution.getVariable(ReviewProcess.Facts.ROUND_OUTCOME));
    }
}
