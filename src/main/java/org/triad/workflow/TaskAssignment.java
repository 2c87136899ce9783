package org.triad.workflow;

import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/** Knows who is accountable for a department's new task. */
public interface TaskAssignment {

    /** The person to give the task to, or empty to leave it to the department. */
    Optional<PersonId> assignee(String elementId, CampaignKey campaign, Department department);
}
