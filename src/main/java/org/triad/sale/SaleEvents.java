package org.triad.sale;

import java.util.Optional;
import org.triad.kernel.CampaignEvent;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** What happens to a campaign while it sells. */
public final class SaleEvents {

    private SaleEvents() {}

    /** Sales said how it goes; the outcome is on track, at risk or off track. */
    public record FeedbackGiven(
            CampaignKey campaign, Optional<PersonId> by, Optional<String> outcome, Optional<String> words)
            implements CampaignEvent {}

    /** The sale window is over, {@code byHand} or {@code byDate}. */
    public record SaleClosed(
            CampaignKey campaign, Optional<PersonId> by, Optional<String> outcome, Optional<String> words)
            implements CampaignEvent {}

    /** Service demands that Marketing corrects the running campaign. */
    public record CorrectionDemanded(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}

    /** Marketing did. */
    public record CampaignCorrected(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}
}
