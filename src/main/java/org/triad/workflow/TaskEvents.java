package org.triad.workflow;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/**
 * What happens to a task on its way, for whoever tells people about it. Published inside the transaction of the change; whoever listens joins
 * it, only writes rows and does not fail.
 */
public final class TaskEvents {

    private TaskEvents() {}

    /**
     * A task as a message speaks of it.
     *
     * @param id the engine's task id
     * @param elementId the user task's id in its diagram
     * @param name the user task's name in its diagram
     * @param campaign empty where no campaign is behind it
     * @param department whose task it is; empty where it is the leads' or that of several
     * @param groups the engine's groups whose people may take it
     * @param due empty where the deadline policy gives it no time
     */
    public record TaskAtHand(
            String id,
            String elementId,
            String name,
            Optional<CampaignKey> campaign,
            Optional<Department> department,
            Set<String> groups,
            Optional<Instant> due) {

        public TaskAtHand {
            groups = Set.copyOf(groups);
        }
    }

    /**
     * A task is somebody's.
     *
     * @param to whom it was given; empty where it is the department's to claim
     * @param by who gave it; empty where the process did
     */
    public record TaskAssigned(TaskAtHand task, Optional<PersonId> to, Optional<PersonId> by) {}

    /** Which step of the reminder ladder was reached. */
    public enum Rung {
        /** Some working time is left. */
        DUE_SOON,
        /** It is due, or was and is reminded of again. */
        OVERDUE,
        /** It is late enough for the leads to hear of it. */
        ESCALATED
    }

    /**
     * A rung of the ladder was reached and the task is still open.
     *
     * @param number counts the rungs of this task's ladder from 1; with the task's id it names the reminder once and for all
     * @param recipients the people to remind, as the policy names them at this moment: assignee or candidates, cover, leads
     */
    public record RungReached(TaskAtHand task, Rung rung, int number, Set<PersonId> recipients) {}

    /** A claimed task was left idle and belongs to its department again. */
    public record TaskReleased(TaskAtHand task, PersonId from) {}

    /** The policy's time is over: the task ended without an answer. */
    public record EndedUnanswered(TaskAtHand task, Optional<PersonId> assignee) {}
}
