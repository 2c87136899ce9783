package org.triad.kernel;

import java.util.Optional;

/**
 * Something happened to a campaign. Modules publish records of this type inside the transaction of the change; whoever listens
 * joins it.
 */
public interface CampaignEvent {

    CampaignKey campaign();

    /** Who did it; empty where a timer or the process itself did. */
    Optional<PersonId> by();

    /** For whom it was done; empty where no single department acted. */
    default Optional<Department> department() {
        return Optional.empty();
    }

    /** What came of it, as a short word such as {@code endorse}; empty where there is only one way. */
    default Optional<String> outcome() {
        return Optional.empty();
    }

    /** What the person wrote: reason, input, answer. Empty where nothing was asked. */
    default Optional<String> words() {
        return Optional.empty();
    }
}
