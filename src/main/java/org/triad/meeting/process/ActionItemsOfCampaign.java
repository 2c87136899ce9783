package org.triad.meeting.process;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.meeting.domain.ActionItems;
import org.triad.workflow.CampaignProcessEnded;

/** What was to be done for a campaign that is over needs not be done any more. */
@Component
class ActionItemsOfCampaign implements CampaignProcessEnded {

    private final ActionItems actions;

    ActionItemsOfCampaign(ActionItems actions) {
        this.actions = actions;
    }

    @Override
    public void ended(CampaignKey campaign, Optional<PersonId> by, Optional<String> reason) {
        actions.settleAllOf(campaign);
    }
}
