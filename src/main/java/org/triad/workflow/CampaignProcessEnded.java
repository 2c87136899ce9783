package org.triad.workflow;

import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** What a module does when a campaign's lifecycle is over, whichever way: by its diagram, or because somebody deleted it in Cockpit. */
public interface CampaignProcessEnded {

    /**
     * @param by who ended it, where somebody is signed in
     * @param reason what was given as the reason when it was deleted; empty where its diagram ended it
     */
    void ended(CampaignKey campaign, Optional<PersonId> by, Optional<String> reason);
}
