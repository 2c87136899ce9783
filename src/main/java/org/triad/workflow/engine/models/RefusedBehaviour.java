package org.triad.workflow.engine.models;

import org.camunda.bpm.engine.impl.bpmn.behavior.FlowNodeActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.triad.kernel.Refusal;

/** Stands in for what an old model would run. */
class RefusedBehaviour extends FlowNodeActivityBehavior {

    private final String element;

    RefusedBehaviour(String element) {
        this.element = element;
    }

    @Override
    public void execute(ActivityExecution execution) {
        throw Refusal.invalid(
                "",
                "“%s” would run a command, a mail, a script or a class. Models do not run these any more; its process owner has to deploy a version without it."
                        .formatted(element));
    }
}
