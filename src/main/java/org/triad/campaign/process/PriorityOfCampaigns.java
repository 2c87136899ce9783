package org.triad.campaign.process;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.workflow.CampaignPriority;

/** Tells the deadline policy how urgent a campaign is. */
@Component
class PriorityOfCampaigns implements CampaignPriority {

    private final Campaigns campaigns;

    PriorityOfCampaigns(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Optional<String> of(CampaignKey campaign) {
        return campaigns.find(campaign).map(view -> view.priority().key());
    }
}
