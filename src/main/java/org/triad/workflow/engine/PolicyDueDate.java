package org.triad.workflow.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The due date of a user task: what its ladder says, which is in its timer already. Where the policy sets none, what its diagram says. */
class PolicyDueDate implements Expression {

    private final TaskTimers timers;
    private final Expression drawn;

    /** @param drawn null where the diagram says nothing */
    PolicyDueDate(TaskTimers timers, Expression drawn) {
        this.timers = timers;
        this.drawn = drawn;
    }

    @Override
    public Object getValue(VariableScope scope) {
        ExecutionEntity execution = scope instanceof TaskEntity task ? task.getExecution() : (ExecutionEntity) scope;
        return timers.ladderOf(execution)
                .due()
                .<Object>map(Date::from)
                .orElseGet(() -> drawn == null ? null : drawn.getValue(scope));
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException("The deadline policy is not written by a task.");
    }

    @Override
    public String getExpressionText() {
        return drawn == null ? "" : drawn.getExpressionText();
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
