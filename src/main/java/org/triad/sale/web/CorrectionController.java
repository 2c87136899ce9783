package org.triad.sale.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;
import org.triad.sale.domain.SaleWindow;

/** Lets Service demand a correction of a running campaign. */
@Controller
class CorrectionController {

    private final SaleWindow window;
    private final CurrentPerson person;

    CorrectionController(SaleWindow window, CurrentPerson person) {
        this.window = window;
        this.person = person;
    }

    @PostMapping("/campaigns/{key}/correction")
    String demand(
            @PathVariable CampaignKey key,
            @RequestParam(defaultValue = "") String demand,
            RedirectAttributes redirect) {
        Person by = person.readingCampaigns();
        try {
            window.demandCorrection(key, by, demand);
            redirect.addFlashAttribute("message", "Marketing has been asked to correct the campaign.");
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", refusal.getMessage());
            redirect.addFlashAttribute("typedDemand", demand);
        }
        return "redirect:/campaigns/" + key;
    }
}
