package org.triad.workflow;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.triad.kernel.PersonId;

/** Works on tasks for a person outside Tasklist; guards, forms and effects are the same. */
public interface TaskDesk {

    void claim(String taskId, PersonId by);

    /**
     * Gives a task to a colleague of its department, or back to the department. Only its leads, whoever covers for one, and
     * administrators may; the engine's own interface lets colleagues hand tasks on among themselves.
     *
     * @param from who has it as far as the person knows; empty for the department
     * @param to empty for the department
     * @throws org.triad.kernel.Refusal (forbidden) if the person may not or the other one is not of the department, (conflict) if
     *     somebody else has it by now or its campaign is paused
     */
    void give(String taskId, Optional<PersonId> from, Optional<PersonId> to, PersonId by);

    /**
     * Moves a task's due date; its reminders go with it. Only the leads of its department, whoever covers for one, and administrators
     * may, through this door and every other.
     *
     * @throws org.triad.kernel.Refusal (forbidden) if the person may not, (invalid) if it lies before now or more than five years ahead,
     *     (conflict) if its campaign is paused
     */
    void moveDue(String taskId, Instant due, PersonId by);

    /** Sets a task's due date for Triad itself; it may be over already. */
    void setDue(String taskId, Instant due);

    /**
     * @param answers values by the form's field keys: texts, numbers, booleans, lists of texts
     * @throws org.triad.kernel.Refusal if the person may not or an answer is not accepted; the task stays open
     */
    void complete(String taskId, Map<String, Object> answers, PersonId by);
}
