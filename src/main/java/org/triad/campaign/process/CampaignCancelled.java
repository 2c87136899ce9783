package org.triad.campaign.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.triad.campaign.domain.CampaignRegister;
import org.triad.kernel.CampaignKey;

/** "Campaign cancelled": whoever cancelled it, the campaign knows. */
@Component
class CampaignCancelled implements ExecutionListener {

    private final CampaignRegister register;

    CampaignCancelled(CampaignRegister register) {
        this.register = register;
    }

    @Override
    public void notify(DelegateExecution execution) {
        CampaignKey campaign = new CampaignKey(execution.getProcessBusinessKey());
        register.cancelled(campaign, Optional.empty(), Optional.empty());
    }
}
