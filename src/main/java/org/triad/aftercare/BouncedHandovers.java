package org.triad.aftercare;

import java.time.Instant;
import java.util.List;
import org.triad.kernel.CampaignKey;

/** Handovers that Service has bounced and Sales has not made again. */
public interface BouncedHandovers {

    /**
     * One of them.
     *
     * @param since when it was bounced
     * @param reason what is missing
     */
    record Bounced(CampaignKey campaign, Instant since, String reason) {}

    /** Those of campaigns that go on, the oldest first; one statement. */
    List<Bounced> open(int limit);
}
