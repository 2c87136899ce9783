package org.triad.workflow;

import java.util.Optional;
import org.triad.kernel.CampaignKey;

/** Knows how urgent a campaign is. */
public interface CampaignPriority {

    /** {@code normal} or {@code high}, as the deadline policy asks for it; empty where the campaign is unknown. */
    Optional<String> of(CampaignKey campaign);
}
