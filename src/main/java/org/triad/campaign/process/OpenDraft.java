package org.triad.campaign.process;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.triad.campaign.domain.Drafts;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;

/** "Draft opened": whose early input this campaign does not have yet. */
@Component
class OpenDraft implements ExecutionListener {

    private final Drafts drafts;

    OpenDraft(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Set<Department> heard = drafts.heard(new CampaignKey(execution.getProcessBusinessKey()));
        List.of(Department.SALES, Department.SERVICE)
                .forEach(department -> execution.setVariable(
                        DraftProcess.Facts.inputOf(department),
                        heard.contains(department) ? DraftProcess.Outcomes.GIVEN : DraftProcess.Outcomes.MISSING));
    }
}
