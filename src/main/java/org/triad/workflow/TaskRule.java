package org.triad.workflow;

import org.triad.kernel.PersonId;

/** A module's own rule on who may have or complete a task, beyond its department. */
public interface TaskRule {

    /**
     * @param elementId the user task's id in its diagram
     * @param businessKey the campaign's key
     * @throws org.triad.kernel.Refusal if this person may not
     */
    void check(String elementId, String businessKey, PersonId person);
}
