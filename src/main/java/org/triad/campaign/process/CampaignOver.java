package org.triad.campaign.process;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.triad.campaign.domain.CampaignRegister;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.workflow.CampaignProcessEnded;

/** A campaign whose lifecycle was deleted in Cockpit is cancelled: nothing would ever move it again. */
@Component
class CampaignOver implements CampaignProcessEnded {

    private final CampaignRegister register;

    CampaignOver(CampaignRegister register) {
        this.register = register;
    }

    @Override
    public void ended(CampaignKey campaign, Optional<PersonId> by, Optional<String> reason) {
        register.cancelled(campaign, by, reason);
    }
}
