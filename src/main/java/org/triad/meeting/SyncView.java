package org.triad.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.triad.kernel.PersonId;

/**
 * A sync as others see it.
 *
 * @param calledBy the lead who called it; empty for a weekly one
 * @param begun whether its agenda is settled and its minutes are being written
 * @param chair the lead who was asked to write the minutes
 * @param sequence how often its invitation has changed, from 0
 * @param ended when it was cancelled or its minutes were written
 * @param reason why it was cancelled
 * @param words what a lead gave as the reason
 * @param attendees who is asked to come, by login
 */
public record SyncView(
        SyncKey key,
        Instant starts,
        Instant ends,
        SyncState state,
        Optional<PersonId> calledBy,
        boolean begun,
        Optional<PersonId> chair,
        int sequence,
        Optional<Instant> ended,
        Optional<PersonId> endedBy,
        Optional<SyncEvents.Reason> reason,
        Optional<String> words,
        Optional<String> minutes,
        List<AgendaItem> items,
        List<PersonId> attendees,
        List<ActionItem> actions) {

    /** Whether it can still be moved or called off. */
    public boolean isAhead() {
        return state == SyncState.PLANNED && !begun;
    }
}
