package org.triad.campaign.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.triad.campaign.Brief;
import org.triad.campaign.Campaigns;
import org.triad.campaign.domain.House;
import org.triad.kernel.CampaignKey;
import org.triad.workflow.ForDiagrams;

/** Tells the diagrams' timers a campaign's days, in the zone of the house. */
@Component
public class CampaignCalendar {

    private final Campaigns campaigns;
    private final House house;

    CampaignCalendar(Campaigns campaigns, House house) {
        this.campaigns = campaigns;
        this.house = house;
    }

    /** The first instant of the launch date. */
    @ForDiagrams
    public Date launch(DelegateExecution execution) {
        return Date.from(house.startOf(brief(execution).launchDate()));
    }

    /** The instant after the last one of the end date. */
    @ForDiagrams
    public Date end(DelegateExecution execution) {
        return Date.from(house.startOf(brief(execution).endDate().plusDays(1)));
    }

    private Brief brief(DelegateExecution execution) {
        return campaigns.get(new CampaignKey(execution.getProcessBusinessKey())).brief();
    }
}
