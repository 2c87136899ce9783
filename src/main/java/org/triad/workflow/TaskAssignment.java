package org.triad.workflow;

import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/** Knows what a new task is about and who is accountable for it. */
public interface TaskAssignment {

    /**
     * What a new task begins with.
     *
     * @param about key and name of the campaign, by which people tell one list entry from the next
     * @param person whom the task is given to; empty to leave it to the department
     */
    record Assignment(String about, Optional<PersonId> person) {}

    /**
     * @param elementId the user task's id in its diagram
     * @param department whose task it is; empty where it is the leads'
     * @return empty where the campaign is unknown
     */
    Optional<Assignment> of(String elementId, CampaignKey campaign, Optional<Department> department);
}
