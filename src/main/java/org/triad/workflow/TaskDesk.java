package org.triad.workflow;

import java.time.Instant;
import java.util.Map;
import org.triad.kernel.PersonId;

/** Works on tasks for a person outside Tasklist; guards, forms and effects are the same. */
public interface TaskDesk {

    void claim(String taskId, PersonId by);

    /** Moves a task's due date; its reminders go with it. */
    void moveDue(String taskId, Instant due, PersonId by);

    /**
     * @param answers values by the form's field keys: texts, numbers, booleans, lists of texts
     * @throws org.triad.kernel.Refusal if the person may not or an answer is not accepted; the task stays open
     */
    void complete(String taskId, Map<String, Object> answers, PersonId by);
}
