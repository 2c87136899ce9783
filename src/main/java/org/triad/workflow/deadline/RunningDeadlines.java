package org.triad.workflow.deadline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the deployed policy and the deployed diagrams say now. */
public interface RunningDeadlines {

    /** The policy that holds; empty before the first one is deployed. */
    Optional<PolicyTable> policy();

    /**
     * The user tasks of the latest version of every process.
     *
     * @param without keys of processes to leave out
     */
    List<DrawnTask> tasks(Set<String> without);

    /** The working time of "1 d". */
    Duration day();
}
