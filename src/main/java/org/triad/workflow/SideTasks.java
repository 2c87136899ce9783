package org.triad.workflow;

import java.time.Instant;
import java.util.Optional;
import org.triad.kernel.PersonId;

/** Knows the tasks of processes beside the campaigns: whose they are and what their forms show. */
public interface SideTasks {

    /**
     * What a new task begins with.
     *
     * @param about by which people tell one list entry from the next
     * @param person whom the task is given to; empty to leave it to its groups
     * @param due a moment somebody has set, which counts before any policy
     */
    record Given(String about, Optional<PersonId> person, Optional<Instant> due) {}

    /** @return empty where the process is none of this module */
    Optional<Given> of(String elementId, String businessKey);

    /** Offers texts and prefilled fields to a form that is being opened, if its process is one of this module. */
    void contribute(String businessKey, FormContents contents);
}
