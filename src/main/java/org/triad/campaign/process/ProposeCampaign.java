package org.triad.campaign.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.triad.campaign.Priority;
import org.triad.campaign.Proposal;
import org.triad.campaign.domain.CampaignRegister;
import org.triad.workflow.StartForm;

/** "Campaign proposed": enters the campaign and gives the process its key. */
@Component
class ProposeCampaign implements ExecutionListener {

    private final CampaignRegister register;

    ProposeCampaign(CampaignRegister register) {
        this.register = register;
    }

    @Override
    public void notify(DelegateExecution execution) {
        StartForm form = new StartForm(execution);
        Proposal proposal = new Proposal(
                BriefForm.read(form::answer, form::choices),
                form.answer("marketingPerson"),
                form.answer("salesPerson"),
                form.answer("servicePerson"),
                Priority.of(form.answer("priority")));
        form.becomes(register.enter(proposal, form.by()));
    }
}
