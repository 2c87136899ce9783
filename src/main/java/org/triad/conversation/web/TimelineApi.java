package org.triad.conversation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.triad.campaign.Campaigns;
import org.triad.conversation.Timeline;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.people.CurrentPerson;

/** A campaign's timeline over REST. */
@RestController
@Tag(name = "Campaigns")
class TimelineApi {

    private static final int MOST = 200;

    private final Timeline timeline;
    private final Campaigns campaigns;
    private final CurrentPerson person;

    TimelineApi(Timeline timeline, Campaigns campaigns, CurrentPerson person) {
        this.timeline = timeline;
        this.campaigns = campaigns;
        this.person = person;
    }

    /** One thing that happened. Go on with {@code before} set to the last id. */
    @Schema(name = "TimelineEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryJson(long id, Instant at, String act, String by, String department, String outcome, String words) {}

    @GetMapping("/api/campaigns/{key}/timeline")
    @Operation(summary = "Who did what, when and why; the newest first")
    List<EntryJson> of(
            @PathVariable CampaignKey key,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "50") int limit) {
        person.readingCampaigns();
        campaigns.get(key);
        return timeline.of(key, before, Math.max(1, Math.min(limit, MOST))).stream()
                .map(entry -> new EntryJson(
                        entry.id(),
                        entry.at(),
                        entry.act(),
                        entry.by().map(PersonId::value).orElse(null),
                        entry.department().map(department -> department.key()).orElse(null),
                        entry.outcome().orElse(null),
                        entry.words().orElse(null)))
                .toList();
    }
}
