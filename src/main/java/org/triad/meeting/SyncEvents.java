package org.triad.meeting;

import java.util.Optional;
import org.triad.kernel.PersonId;

/**
 * What happens to a sync, for whoever tells people about it. Published inside the transaction of the change; whoever listens joins it, only
 * writes rows and does not fail.
 */
public final class SyncEvents {

    private SyncEvents() {}

    /** People are asked to come. */
    public record SyncInvited(Invitation invitation) {}

    /**
     * People who were asked before are asked again: the sync is at another time, or its agenda has changed.
     *
     * @param moved whether it is at another time
     * @param by who moved it; empty where the agenda changed by itself
     */
    public record SyncChanged(Invitation invitation, boolean moved, Optional<PersonId> by) {}

    /** Why a sync is not held. */
    public enum Reason {
        /** There was nothing to talk about. */
        EMPTY,
        /** Everything on the agenda was settled before it began. */
        SETTLED,
        /** A lead called it off. */
        CALLED_OFF,
        /** It is held, but this person has no part in it any more. */
        NO_ITEM_LEFT
    }

    /**
     * People who were asked, or who would expect the sync, need not come.
     *
     * @param by the lead who called it off
     * @param words what the lead gave as the reason
     */
    public record SyncCancelled(Invitation invitation, Reason reason, Optional<PersonId> by, Optional<String> words) {}
}
