package org.triad.campaign.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;

/** Campaigns over REST: propose, show, cancel, pause, resume, change the triad. */
@RestController
@RequestMapping("/api/campaigns")
@Tag(name = "Campaigns", description = "Propose campaigns and steer them outside their tasks.")
class CampaignApi {

    private final Campaigns campaigns;
    private final CurrentPerson person;

    CampaignApi(Campaigns campaigns, CurrentPerson person) {
        this.campaigns = campaigns;
        this.person = person;
    }

    /** Why something is done. */
    record Reason(String reason) {}

    /** Who is accountable from now on. */
    record Accountable(String person) {}

    @PostMapping
    @Operation(
            summary = "Propose a campaign",
            description =
                    "Starts the lifecycle. Only Marketing proposes. Send an Idempotency-Key to be able to repeat the call.")
    @ApiResponse(responseCode = "201", description = "The campaign; Location names it.")
    @ApiResponse(responseCode = "400", description = "A field breaks a rule; violations names each.")
    ResponseEntity<CampaignJson> propose(@RequestBody ProposalJson proposal) {
        CampaignKey key = campaigns.propose(
                proposal.toProposal(), person.readingCampaigns().id());
        return ResponseEntity.created(URI.create("/api/campaigns/" + key)).body(CampaignJson.of(campaigns.get(key)));
    }

    @GetMapping("/{key}")
    @Operation(summary = "Show a campaign")
    CampaignJson show(@PathVariable CampaignKey key) {
        person.readingCampaigns();
        return CampaignJson.of(campaigns.get(key));
    }

    @PostMapping("/{key}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Cancel a campaign at any stage, with a reason")
    void cancel(@PathVariable CampaignKey key, @RequestBody Reason why) {
        campaigns.cancel(key, why.reason(), person.readingCampaigns().id());
    }

    @PostMapping("/{key}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Pause a campaign: nothing is due and nothing fires until it is resumed")
    void pause(@PathVariable CampaignKey key, @RequestBody Reason why) {
        campaigns.pause(key, why.reason(), person.readingCampaigns().id());
    }

    @PostMapping("/{key}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Resume a paused campaign; due dates move by the length of the pause")
    void resume(@PathVariable CampaignKey key) {
        campaigns.resume(key, person.readingCampaigns().id());
    }

    @PutMapping("/{key}/triad/{department}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Make another person accountable; they get the open tasks of the one before")
    void changeTriad(
            @PathVariable CampaignKey key, @PathVariable String department, @RequestBody Accountable accountable) {
        PersonId by = person.readingCampaigns().id();
        Department changed = Department.ofGroup(department)
                .filter(found -> found.key().equals(department))
                .orElseThrow(() -> Refusal.unknown("The departments are marketing, sales and service."));
        if (accountable.person() == null || accountable.person().isBlank()) {
            throw Refusal.invalid("person", "Name the login of the person who is accountable from now on.");
        }
        campaigns.changeTriad(key, changed, new PersonId(accountable.person().strip()), by);
    }
}
