package org.triad.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.insight.CampaignList;
import org.triad.insight.CampaignList.Query;
import org.triad.insight.CampaignList.Sort;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;

/** The list of campaigns over REST. */
@RestController
@Tag(name = "Campaigns")
class CampaignListApi {

    private final CampaignList campaigns;
    private final CurrentPerson person;

    CampaignListApi(CampaignList campaigns, CurrentPerson person) {
        this.campaigns = campaigns;
        this.person = person;
    }

    /** One campaign in the list; its address is {@code /api/campaigns/{key}}. */
    @Schema(name = "CampaignListed")
    record CampaignListed(
            String key,
            String name,
            String state,
            String stage,
            Instant stageSince,
            LocalDate launchDate,
            LocalDate endDate,
            String marketingPerson,
            String salesPerson,
            String servicePerson) {

        static CampaignListed of(CampaignView campaign) {
            return new CampaignListed(
                    campaign.key().value(),
                    campaign.brief().name(),
                    campaign.state().name().toLowerCase(Locale.ROOT),
                    campaign.stage(),
                    campaign.stageSince(),
                    campaign.brief().launchDate(),
                    campaign.brief().endDate(),
                    campaign.triad().marketing().value(),
                    campaign.triad().sales().value(),
                    campaign.triad().service().value());
        }
    }

    /** One page; {@code found} counts to a thousand, {@code more} says whether there are more than that. */
    @Schema(name = "CampaignPage")
    record CampaignPageJson(List<CampaignListed> campaigns, int found, boolean more, int page, int size) {}

    @GetMapping("/api/campaigns")
    @Operation(
            summary = "List campaigns",
            description =
                    "Conditions hold together. Without a state all campaigns are listed, those that are over, too.")
    CampaignPageJson list(
            @Parameter(description = "Words of the name or the brief, or a key") @RequestParam(required = false)
                    Optional<String> text,
            @Parameter(description = "Such as review") @RequestParam(required = false) Optional<String> stage,
            @Parameter(description = "marketing, sales or service: owes something now") @RequestParam(required = false)
                    Optional<String> department,
            @Parameter(description = "Login: in the triad, or has an open task") @RequestParam(required = false)
                    Optional<String> person,
            @Parameter(description = "running, paused, withdrawn, cancelled or closed; may be repeated")
                    @RequestParam(required = false)
                    Optional<List<String>> state,
            @Parameter(description = "key, name, launch, stage or oldest") @RequestParam(defaultValue = "key")
                    String sort,
            @Parameter(description = "asc or desc") @RequestParam(defaultValue = "desc") String dir,
            @Parameter(description = "0 is the first") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "25") int size) {
        this.person.readingCampaigns();
        Query query = new Query(
                text,
                stage,
                department.map(CampaignListApi::department),
                person.filter(login -> !login.isBlank()).map(PersonId::new),
                states(state.orElse(List.of())),
                Sort.ofKey(sort)
                        .orElseThrow(() -> Refusal.invalid("sort", "Sort by key, name, launch, stage or oldest.")),
                !dir.equals("asc"),
                page,
                size);
        CampaignList.Page found = campaigns.find(query);
        return new CampaignPageJson(
                found.campaigns().stream().map(CampaignListed::of).toList(),
                found.found(),
                found.more(),
                query.page(),
                query.size());
    }

    private static Department department(String key) {
        return Department.ofGroup(key)
                .filter(found -> found.key().equals(key))
                .orElseThrow(() -> Refusal.invalid("department", "The departments are marketing, sales and service."));
    }

    private static Set<CampaignState> states(List<String> names) {
        Set<CampaignState> states = EnumSet.noneOf(CampaignState.class);
        for (String name : names) {
            states.add(Arrays.stream(CampaignState.values())
                    .filter(state -> state.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() ->
                            Refusal.invalid("state", "A state is running, paused, withdrawn, cancelled or closed.")));
        }
        return states;
    }
}
