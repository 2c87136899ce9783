package org.triad.sale.process;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.workflow.ForDiagrams;
import org.triad.workflow.WorkflowSettings;

/** Tells the diagram when Sales is asked for feedback: every week, counted from the opening of the sale in the zone of the house. */
@Component
public class SaleCalendar {

    private final Campaigns campaigns;
    private final WorkflowSettings settings;
    private final Clock clock;

    SaleCalendar(Campaigns campaigns, WorkflowSettings settings, Clock clock) {
        this.campaigns = campaigns;
        this.settings = settings;
        this.clock = clock;
    }

    /** The first of these weekly moments that is still ahead, however many have gone by. */
    @ForDiagrams
    public Date nextFeedback(DelegateExecution execution) {
        ZonedDateTime opened = campaigns
                .get(new CampaignKey(execution.getProcessBusinessKey()))
                .stageSince()
                .atZone(settings.zone());
        Instant now = clock.instant();
        long weeks = Math.max(0, ChronoUnit.WEEKS.between(opened, now.atZone(settings.zone())));
        return Date.from(opened.plusWeeks(weeks + 1).toInstant());
    }
}
