package org.triad.workflow.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.workflow.CampaignProcessEnded;
import org.triad.workflow.Lifecycle;

/**
 * Tells the modules that a campaign's lifecycle is over. Cockpit skips the listeners a diagram names when it deletes an instance; those
 * built in here always run.
 */
@Component
class LifecycleEnd extends AbstractBpmnParseListener {

    private final IdentityService identityService;
    private final List<CampaignProcessEnded> modules;

    LifecycleEnd(@Lazy IdentityService identityService, @Lazy List<CampaignProcessEnded> modules) {
        this.identityService = identityService;
        this.modules = modules;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        if (process.getKey().equals(Lifecycle.KEY)) {
            process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) this::ended);
        }
    }

    private void ended(DelegateExecution execution) {
        Optional<PersonId> by = Optional.ofNullable(identityService.getCurrentAuthentication())
                .map(authentication -> new PersonId(authentication.getUserId()));
        Optional<String> reason = Optional.ofNullable(((ExecutionEntity) execution).getDeleteReason());
        CampaignKey.parse(execution.getProcessBusinessKey())
                .ifPresent(campaign -> modules.forEach(module -> module.ended(campaign, by, reason)));
    }
}
