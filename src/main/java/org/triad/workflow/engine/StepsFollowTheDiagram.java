package org.triad.workflow.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.RestartProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.triad.kernel.Refusal;
import org.triad.workflow.webapp.RefusedRequest;

/**
 * What the engine lets everybody do who may work on a task or start a process, and what would write facts or skip steps past every form:
 * errors and escalations thrown by hand, and a start in the middle of a diagram. Only administrators do so.
 */
class StepsFollowTheDiagram extends CommandInterceptor {

    private static final Set<Class<?>> THROWN = Set.of(HandleTaskBpmnErrorCmd.class, HandleTaskEscalationCmd.class);
    private static final Set<Class<?>> STARTED_INSIDE =
            Set.of(StartProcessInstanceAtActivitiesCmd.class, RestartProcessInstancesCmd.class);

    private final TasksEndByTheirForm forms;

    StepsFollowTheDiagram(TasksEndByTheirForm forms) {
        this.forms = forms;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (THROWN.contains(command.getClass()) && forms.isBoundToForms()) {
            throw refusal("A task ends by its form alone: open the task and complete it.");
        }
        if (STARTED_INSIDE.contains(command.getClass()) && forms.isBoundToForms()) {
            throw refusal("A campaign begins with its proposal and takes the steps of the diagram from there.");
        }
        return next.execute(command);
    }

    private static Refusal refusal(String sentence) {
        Refusal refusal = Refusal.forbidden(sentence);
        RefusedRequest.remember(refusal);
        return refusal;
    }
}
