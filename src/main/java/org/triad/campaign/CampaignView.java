package org.triad.campaign;

import java.time.Instant;
import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/**
 * A campaign as others see it.
 *
 * @param stage key of the bundle it stands in, such as {@code review}; the last one where it is over
 * @param stageSince when it entered the stage
 * @param stateReason why it is paused, withdrawn or cancelled
 * @param round how many rounds of review have been sealed
 */
public record CampaignView(
        CampaignKey key,
        Brief brief,
        Triad triad,
        Priority priority,
        PersonId proposedBy,
        Instant proposedAt,
        CampaignState state,
        Optional<String> stateReason,
        String stage,
        Instant stageSince,
        int round) {}
