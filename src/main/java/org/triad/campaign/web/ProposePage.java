package org.triad.campaign.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.campaign.Campaigns;
import org.triad.campaign.Channel;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.people.Person;

/** Where Marketing proposes a campaign. */
@Controller
@RequestMapping("/campaigns/propose")
class ProposePage {

    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "CHF");

    private final Campaigns campaigns;
    private final People people;
    private final CurrentPerson person;
    private final MessageSource messages;

    ProposePage(Campaigns campaigns, People people, CurrentPerson person, MessageSource messages) {
        this.campaigns = campaigns;
        this.people = people;
        this.person = person;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView form(Model model) {
        Person me = proposer();
        return page(
                me,
                ProposalForm.startingWith(me.id().value(), lead(Department.SALES), lead(Department.SERVICE)),
                Map.of(),
                HttpStatus.OK);
    }

    @PostMapping
    ModelAndView propose(@ModelAttribute ProposalForm form, RedirectAttributes redirect) {
        Person me = proposer();
        try {
            CampaignKey key = campaigns.propose(form.toCommand(), me.id());
            redirect.addFlashAttribute(
                    "message",
                    messages.getMessage(
                            "campaign.propose.done", new Object[] {key.value()}, LocaleContextHolder.getLocale()));
            return new ModelAndView("redirect:/campaigns/" + key);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            Map<String, String> errors = new LinkedHashMap<>();
            for (Violation violation : refusal.violations()) {
                errors.merge(violation.field(), violation.sentence(), (one, other) -> one + " " + other);
            }
            return page(me, form, errors, HttpStatus.BAD_REQUEST);
        }
    }

    private Person proposer() {
        Person me = person.readingCampaigns();
        if (!me.isMemberOf(Department.MARKETING)) {
            throw Refusal.forbidden("Campaigns are proposed by Marketing.");
        }
        return me;
    }

    private String lead(Department department) {
        return people.leadsOf(department).stream()
                .findFirst()
                .map(lead -> lead.id().value())
                .orElse("");
    }

    private ModelAndView page(Person me, ProposalForm form, Map<String, String> errors, HttpStatus status) {
        ModelAndView page = new ModelAndView("campaign/propose", status);
        page.addObject("me", me);
        page.addObject("form", form);
        page.addObject("errors", errors);
        page.addObject("channels", Channel.values());
        page.addObject("currencies", CURRENCIES);
        Map<Department, List<Person>> members = new LinkedHashMap<>();
        for (Department department : Department.values()) {
            members.put(department, people.membersOf(department));
        }
        page.addObject("members", members);
        return page;
    }
}
