package org.triad.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/**
 * What a sync agreed on: a task of one person.
 *
 * @param key {@code A-} and at least four digits; also the engine's business key of its task
 * @param due the last day, in the zone of the house
 * @param words what came of it, or why it needs not be done any more
 */
public record ActionItem(
        String key,
        SyncKey sync,
        PersonId person,
        String what,
        LocalDate due,
        Optional<CampaignKey> campaign,
        State state,
        Optional<Instant> closed,
        Optional<PersonId> closedBy,
        Optional<String> words) {

    /** Whether something is left to do. */
    public enum State {
        OPEN,
        DONE,
        /** Nothing is left to do: its campaign is over, or a lead took it back. */
        SETTLED
    }
}
