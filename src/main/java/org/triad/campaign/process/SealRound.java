package org.triad.campaign.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;
import org.triad.campaign.domain.Rounds;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** "Seal round": from here on nobody changes the brief that is reviewed. */
@Component
class SealRound implements JavaDelegate {

    private final Rounds rounds;

    SealRound(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Authentication author =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        int round = rounds.seal(
                new CampaignKey(execution.getProcessBusinessKey()),
                Optional.ofNullable(author).map(signedIn -> new PersonId(signedIn.getUserId())));
        execution.setVariable(ReviewProcess.Facts.ROUND, round);
    }
}
