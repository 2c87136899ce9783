package org.triad.campaign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.springframework.stereotype.Component;
import org.triad.campaign.domain.CampaignRegister;
import org.triad.kernel.CampaignKey;

/** A stage begins where the lifecycle calls a bundle; the stage is the called bundle's key. */
@Component
class StageReached implements ExecutionListener {

    private final CampaignRegister register;

    StageReached(CampaignRegister register) {
        this.register = register;
    }

    @Override
    public void notify(DelegateExecution execution) {
        CallActivity stage = (CallActivity) execution.getBpmnModelElementInstance();
        register.stageReached(new CampaignKey(execution.getProcessBusinessKey()), stage.getCalledElement());
    }
}
