package org.triad.conversation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.triad.campaign.Campaigns;
import org.triad.conversation.WatchLists;
import org.triad.kernel.CampaignKey;
import org.triad.people.CurrentPerson;

/** One's own place on a campaign's watch list, over REST. */
@RestController
@RequestMapping("/api/campaigns/{key}/watch")
@Tag(name = "Campaigns")
class WatchApi {

    private final WatchLists lists;
    private final Campaigns campaigns;
    private final CurrentPerson person;

    WatchApi(WatchLists lists, Campaigns campaigns, CurrentPerson person) {
        this.lists = lists;
        this.campaigns = campaigns;
        this.person = person;
    }

    /** Whether the caller watches the campaign. */
    @Schema(name = "Watching")
    record WatchingJson(boolean watching) {}

    @GetMapping
    @Operation(summary = "Whether you watch the campaign")
    WatchingJson watches(@PathVariable CampaignKey key) {
        var me = person.readingCampaigns().id();
        campaigns.get(key);
        return new WatchingJson(lists.watches(me, key));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Watch the campaign: hear of its stages and decisions")
    void watch(@PathVariable CampaignKey key) {
        lists.watch(person.readingCampaigns().id(), key);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Watch the campaign no longer")
    void unwatch(@PathVariable CampaignKey key) {
        lists.unwatch(person.readingCampaigns().id(), key);
    }
}
