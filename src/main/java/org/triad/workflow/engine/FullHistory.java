package org.triad.workflow.engine;

import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/** Everything the engine knows how to remember, except the line that Tasklist shows with each task: the campaign itself says that better. */
class FullHistory extends HistoryLevelFull {

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, Object entity) {
        return !(entity instanceof VariableInstanceEntity variable && TaskGiver.ABOUT.equals(variable.getName()));
    }
}
