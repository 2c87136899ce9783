package org.triad.workflow.engine.models;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/** The engine's expressions, which here reach only what is on the list; those of decision tables, too. */
class AllowListExpressions extends JuelExpressionManager {

    private final AllowedBeans allowed;

    AllowListExpressions(AllowedBeans allowed) {
        this.allowed = allowed;
    }

    @Override
    protected ELResolver createElResolver() {
        return new AllowListResolver(allowed);
    }
}
