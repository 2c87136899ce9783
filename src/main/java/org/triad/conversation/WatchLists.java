package org.triad.conversation;

import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** Who wants to hear of a campaign without being in its triad. */
public interface WatchLists {

    boolean watches(PersonId person, CampaignKey campaign);

    /**
     * Puts the person on the campaign's list; nothing happens where they are on it.
     *
     * @throws org.triad.kernel.Refusal (unknown) if there is no such campaign
     */
    void watch(PersonId person, CampaignKey campaign);

    /** Takes the person off the list; nothing happens where they are not on it. */
    void unwatch(PersonId person, CampaignKey campaign);
}
