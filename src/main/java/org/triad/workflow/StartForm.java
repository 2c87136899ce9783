package org.triad.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;

/** What a process was started with, at the moment it starts. */
public final class StartForm {

    private final DelegateExecution execution;

    public StartForm(DelegateExecution execution) {
        this.execution = execution;
    }

    /**
     * @throws Refusal if nobody is signed in
     */
    public PersonId by() {
        Authentication authentication =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        if (authentication == null) {
            throw Refusal.forbidden("A campaign is proposed by somebody: sign in first.");
        }
        return new PersonId(authentication.getUserId());
    }

    public Optional<String> answer(String field) {
        return TaskInHand.text(execution, field);
    }

    public List<String> choices(String field) {
        return TaskInHand.list(execution, field);
    }

    public Optional<BigDecimal> number(String field) {
        return answer(field).map(BigDecimal::new);
    }

    /** Names the campaign to the engine and takes what was typed out of it: the campaign's own tables keep it. */
    public void becomes(CampaignKey campaign) {
        execution.setProcessBusinessKey(campaign.value());
        execution.getVariableNames().forEach(execution::removeVariable);
    }
}
