package org.triad.workflow.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import org.triad.workflow.Reminders;

/** "Reminded": a rung of the ladder was reached. */
@Component
class Remind implements ExecutionListener {

    private final Reminders reminders;

    Remind(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void notify(DelegateExecution execution) {
        reminders.remind();
    }
}
