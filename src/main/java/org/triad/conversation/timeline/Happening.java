package org.triad.conversation.timeline;

import java.time.Instant;
import org.triad.kernel.CampaignEvent;

/** A campaign event and when it happened. */
record Happening(CampaignEvent event, Instant at) {}
