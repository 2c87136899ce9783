package org.triad.site.oidc;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the settings name a provider. An empty name, as a composed environment may leave it, names none. */
class ProviderNamed implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata asked) {
        return !context.getEnvironment().getProperty("triad.oidc.issuer", "").isBlank();
    }
}
