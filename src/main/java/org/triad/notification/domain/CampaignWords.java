package org.triad.notification.domain;

import java.util.List;

/** What can happen to a campaign, as the table who-is-looped-in and webhooks name it, in the order of a campaign's life. */
public final class CampaignWords {

    /** The words; each is the name of an event of the campaign. */
    public static final List<String> ALL = List.of(
            "campaignProposed",
            "stageReached",
            "earlyInputGiven",
            "briefFinished",
            "campaignWithdrawn",
            "roundSealed",
            "reviewGiven",
            "departmentsAligned",
            "roundDecided",
            "preparationFinished",
            "goDecided",
            "launchDecided",
            "launchAnnounced",
            "feedbackGiven",
            "correctionDemanded",
            "campaignCorrected",
            "saleClosed",
            "campaignHandedOver",
            "handoverAnswered",
            "lookedBack",
            "campaignClosed",
            "campaignPaused",
            "campaignResumed",
            "campaignCancelled",
            "triadChanged");

    private CampaignWords() {}
}
