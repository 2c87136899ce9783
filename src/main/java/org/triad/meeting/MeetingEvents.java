package org.triad.meeting;

import java.util.Optional;
import org.triad.kernel.CampaignEvent;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** What happens to a campaign in syncs. */
public final class MeetingEvents {

    private MeetingEvents() {}

    /** A sync talked about it; the words say when and what was agreed. */
    public record CampaignDiscussed(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}

    /** An action item about it is done; the words say what came of it. */
    public record ActionItemDone(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}
}
