package org.triad.workflow.engine;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationEventPublisher;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.PersonId;

/** Tells of deployments that were refused, and why: they leave nothing else behind. */
class RefusedDeployments extends CommandInterceptor {

    private final ApplicationEventPublisher events;
    private final IdentityService identityService;

    RefusedDeployments(ApplicationEventPublisher events, IdentityService identityService) {
        this.events = events;
        this.identityService = identityService;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException refused) {
            if (command instanceof DeployCmd) {
                tell(refused);
            }
            throw refused;
        }
    }

    private void tell(RuntimeException refused) {
        AuditedAct act = AuditedAct.of("Deployment.Create")
                .outcome("refused")
                .detail(String.valueOf(refused.getMessage()))
                .attempted();
        events.publishEvent(Optional.ofNullable(identityService.getCurrentAuthentication())
                .map(person -> act.by(new PersonId(person.getUserId())))
                .orElse(act));
    }
}
