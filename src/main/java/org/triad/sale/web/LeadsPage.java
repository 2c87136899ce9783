package org.triad.sale.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.sale.LeadNumbers;
import org.triad.sale.domain.leads.LeadImport;
import org.triad.sale.domain.leads.LeadImports;
import org.triad.sale.domain.leads.LeadQuery;
import org.triad.sale.domain.leads.LeadState;
import org.triad.sale.domain.leads.Leads;

/** The page of a campaign's leads: their numbers for everybody, the list for whoever sees customers. */
@Controller
@RequestMapping("/campaigns/{key}/leads")
class LeadsPage {

    private static final int IMPORTS_SHOWN = 10;

    private final LeadImports imports;
    private final Leads leads;
    private final LeadNumbers numbers;
    private final Campaigns campaigns;
    private final People people;
    private final CurrentPerson person;

    LeadsPage(
            LeadImports imports,
            Leads leads,
            LeadNumbers numbers,
            Campaigns campaigns,
            People people,
            CurrentPerson person) {
        this.imports = imports;
        this.leads = leads;
        this.numbers = numbers;
        this.campaigns = campaigns;
        this.people = people;
        this.person = person;
    }

    /** Every page below shows whose leads these are. */
    @ModelAttribute("campaign")
    CampaignView campaign(@PathVariable CampaignKey key) {
        person.readingCampaigns();
        return campaigns.get(key);
    }

    @GetMapping
    String list(
            @ModelAttribute("campaign") CampaignView campaign,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "id") String sort,
            @RequestParam(defaultValue = "false") boolean descending,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        Person reader = person.get();
        model.addAttribute("numbers", numbers.of(List.of(campaign.key())).get(campaign.key()));
        model.addAttribute("seesLeads", reader.seesCustomers());
        model.addAttribute(
                "obstacle",
                imports.obstacle(campaign, reader).map(Refusal::getMessage).orElse(null));
        if (reader.seesCustomers()) {
            LeadQuery query = new LeadQuery(
                    text,
                    one(LeadState.values(), state),
                    one(LeadQuery.Sort.values(), sort).orElse(LeadQuery.Sort.ID),
                    descending,
                    page);
            model.addAttribute("query", query);
            model.addAttribute("state", query.state().map(Enum::name).orElse(""));
            model.addAttribute("states", LeadState.values());
            model.addAttribute("sorts", LeadQuery.Sort.values());
            model.addAttribute("found", leads.find(campaign.key(), query, reader));
            if (!htmx) {
                List<LeadImport> latest = imports.latest(campaign.key(), IMPORTS_SHOWN);
                model.addAttribute("imports", latest);
                model.addAttribute("names", names(people, latest));
            }
        }
        return htmx ? "sale/leads :: leads" : "sale/leads";
    }

    /** Who uploaded and started imports, by login. */
    static Map<PersonId, Person> names(People people, List<LeadImport> shown) {
        return people.named(shown.stream()
                .flatMap(leads -> Stream.concat(Stream.of(leads.uploadedBy()), leads.startedBy().stream()))
                .distinct()
                .toList());
    }

    private static <E extends Enum<E>> Optional<E> one(E[] known, String word) {
        return Stream.of(known)
                .filter(value -> value.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
