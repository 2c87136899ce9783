package org.triad.campaign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.triad.campaign.domain.CampaignRegister;
import org.triad.kernel.CampaignKey;

/** "Campaign closed": the last stage is over. */
@Component
class CampaignClosed implements ExecutionListener {

    private final CampaignRegister register;

    CampaignClosed(CampaignRegister register) {
        this.register = register;
    }

    @Override
    public void notify(DelegateExecution execution) {
        CampaignKey campaign = new CampaignKey(execution.getProcessBusinessKey());
        register.closed(campaign);
    }
}
