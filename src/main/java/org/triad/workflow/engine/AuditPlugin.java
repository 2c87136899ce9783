package org.triad.workflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the engine tell what people do to it, and lets no text into it that could not be kept or shown. */
@Component
@Order(AuditPlugin.AFTER_THE_OTHERS)
class AuditPlugin extends AbstractProcessEnginePlugin {

    /** Whoever is added last is nearest to the command: a refusal reaches it before it is translated. */
    static final int AFTER_THE_OTHERS = 1000;

    private final ApplicationEventPublisher events;

    AuditPlugin(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // Shipped models and first accounts are made for nobody, and are told, too.
        configuration.setRestrictUserOperationLogToAuthenticatedUsers(false);
        configuration.setCustomHistoryEventHandlers(
                added(configuration.getCustomHistoryEventHandlers(), new OperationRecorder(events)));
        configuration.setCustomPreCommandInterceptorsTxRequired(added(
                configuration.getCustomPreCommandInterceptorsTxRequired(),
                new RefusedDeployments(events, configuration.getIdentityService())));
        configuration.setCustomPostCommandInterceptorsTxRequired(
                added(configuration.getCustomPostCommandInterceptorsTxRequired(), new TextsOfTheEngine()));
    }

    private static <T> List<T> added(List<T> existing, T more) {
        List<T> all = existing == null ? new ArrayList<>() : new ArrayList<>(existing);
        all.add(more);
        return all;
    }
}
