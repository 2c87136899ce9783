package org.triad.workflow;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** What a module does when one of its user tasks is completed. The diagram names the bean as the task's {@code complete} listener. */
public interface CompletedTask extends TaskListener {

    /**
     * Changes the domain and tells the diagram's gateways what came of it.
     *
     * @throws org.triad.kernel.Refusal to keep the task open
     */
    void completed(TaskInHand task);

    @Override
    default void notify(DelegateTask task) {
        completed(new TaskInHand(task));
    }
}
