package org.triad.insight.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;

/** What people do with a campaign from its page. Each leads back to the page, which says what came of it. */
@Controller
@RequestMapping("/campaigns/{key}")
class CampaignSteering {

    private final Campaigns campaigns;
    private final CurrentPerson person;
    private final MessageSource messages;

    CampaignSteering(Campaigns campaigns, CurrentPerson person, MessageSource messages) {
        this.campaigns = campaigns;
        this.person = person;
        this.messages = messages;
    }

    @PostMapping("/pause")
    String pause(
            @PathVariable CampaignKey key,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        PersonId by = person.readingCampaigns().id();
        return done(key, "pause", reason, redirect, () -> campaigns.pause(key, reason, by));
    }

    @PostMapping("/resume")
    String resume(@PathVariable CampaignKey key, RedirectAttributes redirect) {
        PersonId by = person.readingCampaigns().id();
        return done(key, "resume", "", redirect, () -> campaigns.resume(key, by));
    }

    @PostMapping("/cancel")
    String cancel(
            @PathVariable CampaignKey key,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        PersonId by = person.readingCampaigns().id();
        return done(key, "cancel", reason, redirect, () -> campaigns.cancel(key, reason, by));
    }

    @PostMapping("/triad")
    String changeTriad(
            @PathVariable CampaignKey key,
            @RequestParam(name = "department", defaultValue = "") String departmentKey,
            @RequestParam(name = "person", defaultValue = "") String login,
            RedirectAttributes redirect) {
        PersonId by = person.readingCampaigns().id();
        return done(key, "triad-" + departmentKey, login, redirect, () -> {
            Department department = Department.ofGroup(departmentKey)
                    .orElseThrow(() -> Refusal.unknown("There is no department “%s”.".formatted(departmentKey)));
            PersonId next = Optional.of(login.strip())
                    .filter(text -> !text.isEmpty())
                    .map(PersonId::new)
                    .orElseThrow(() -> Refusal.invalid("person", "Choose who is accountable from now on."));
            campaigns.changeTriad(key, department, next, by);
        });
    }

    /**
     * @param act names the dialog that is opened again, with what was typed, where the answer is no
     */
    private String done(CampaignKey key, String act, String typed, RedirectAttributes redirect, Runnable work) {
        try {
            work.run();
            String word = act.startsWith("triad-") ? "triad" : act;
            redirect.addFlashAttribute(
                    "message",
                    messages.getMessage(
                            "insight.campaign.done." + word,
                            new Object[] {key.value()},
                            LocaleContextHolder.getLocale()));
        } catch (Refusal refusal) {
            boolean correctable = refusal.kind() == Refusal.Kind.INVALID;
            redirect.addFlashAttribute(correctable ? "refused" : "error", refusal.getMessage());
            redirect.addFlashAttribute("opened", correctable ? act : "");
            redirect.addFlashAttribute("typed", Map.of(act, typed));
        }
        return "redirect:/campaigns/" + key;
    }
}
