package org.triad.campaign.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.triad.campaign.CampaignView;

/** A campaign as JSON. Instants are UTC. */
@Schema(name = "Campaign")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignJson(
        String key,
        String name,
        String objective,
        String audience,
        String customerNeed,
        String message,
        List<String> channels,
        BigDecimal budget,
        String currency,
        LocalDate launchDate,
        LocalDate endDate,
        TriadJson triad,
        String priority,
        String proposedBy,
        Instant proposedAt,
        String state,
        String stateReason,
        String stage,
        Instant stageSince,
        int round) {

    /** Logins of the three accountable people. */
    @Schema(name = "Triad")
    record TriadJson(String marketing, String sales, String service) {}

    static CampaignJson of(CampaignView campaign) {
        return new CampaignJson(
                campaign.key().value(),
                campaign.brief().name(),
                campaign.brief().objective(),
                campaign.brief().audience(),
                campaign.brief().customerNeed(),
                campaign.brief().message(),
                campaign.brief().channels(),
                campaign.brief().budget(),
                campaign.brief().currency(),
                campaign.brief().launchDate(),
                campaign.brief().endDate(),
                new TriadJson(
                        campaign.triad().marketing().value(),
                        campaign.triad().sales().value(),
                        campaign.triad().service().value()),
                campaign.priority().key(),
                campaign.proposedBy().value(),
                campaign.proposedAt(),
                campaign.state().name().toLowerCase(java.util.Locale.ROOT),
                campaign.stateReason().orElse(null),
                campaign.stage(),
                campaign.stageSince(),
                campaign.round());
    }
}
