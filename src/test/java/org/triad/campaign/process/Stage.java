package org.triad.campaign.process;

import java.util.function.Function;
import org.triad.campaign.process.CampaignLifecycleProcess.Elements;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;

/** Every place a campaign can stand in, waiting for people or for a date. */
enum Stage {
    DRAFT("draft", Elements.DRAFT, Journeys::proposed),
    REVIEW("review", Elements.REVIEW, Journeys::inReview),
    ALIGNMENT(
            "review",
            Elements.REVIEW,
            journeys -> journeys.inReview().salesSays("endorse", "").serviceSays("reject", "Not like this.")),
    LAUNCH("launch", Elements.LAUNCH, Journeys::inLaunch),
    LAUNCH_DATE(
            "launch",
            Elements.LAUNCH,
            journeys -> journeys.inLaunch().preparedByAll().goFromAll()),
    SALE("sale", Elements.SALE, Journeys::inSale),
    HANDOFF("handoff", Elements.HANDOFF, Journeys::inHandoff);

    final String bundle;
    final String element;
    final Function<Journeys, Journey> way;

    Stage(String bundle, String element, Function<Journeys, Journey> way) {
        this.bundle = bundle;
        this.element = element;
        this.way = way;
    }
}
