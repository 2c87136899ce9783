package org.triad.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import org.triad.workflow.EngineIdentity;

/** The engine's own authentication of a thread. */
@Component
class ThreadIdentity implements EngineIdentity {

    private final IdentityService identityService;

    ThreadIdentity(IdentityService identityService) {
        this.identityService = identityService;
    }

    @Override
    public void become(String login, List<String> groups) {
        identityService.setAuthentication(login, groups);
    }

    @Override
    public void forget() {
        identityService.clearAuthentication();
    }
}
