package org.triad.sale.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.sale.domain.leads.Corrections;
import org.triad.sale.domain.leads.DateStyle;
import org.triad.sale.domain.leads.DecimalStyle;
import org.triad.sale.domain.leads.ImportState;
import org.triad.sale.domain.leads.LeadField;
import org.triad.sale.domain.leads.LeadImport;
import org.triad.sale.domain.leads.LeadImports;
import org.triad.sale.domain.leads.LeadPreview;
import org.triad.sale.domain.leads.Leads;
import org.triad.sale.domain.leads.Recognition;
import org.triad.sale.domain.leads.Separator;
import org.triad.sale.domain.leads.Upload;

/** The pages of an import: the upload, what a file was understood as, how far its import is and what came of it. */
@Controller
@RequestMapping("/campaigns/{key}/leads")
class LeadImportPage {

    private static final int REFUSALS_PER_PAGE = 50;

    private final LeadImports imports;
    private final RefusalsFile file;
    private final Campaigns campaigns;
    private final People people;
    private final CurrentPerson person;

    LeadImportPage(LeadImports imports, RefusalsFile file, Campaigns campaigns, People people, CurrentPerson person) {
        this.imports = imports;
        this.file = file;
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

    @GetMapping("/import")
    String choose(@ModelAttribute("campaign") CampaignView campaign, Model model) {
        Optional<Refusal> obstacle = imports.obstacle(campaign, person.get());
        if (obstacle.filter(refusal -> refusal.kind() == Refusal.Kind.FORBIDDEN).isPresent()) {
            throw obstacle.get();
        }
        model.addAttribute("obstacle", obstacle.map(Refusal::getMessage).orElse(null));
        return "sale/import";
    }

    @PostMapping("/imports")
    String upload(
            @PathVariable CampaignKey key, @RequestParam("file") MultipartFile upload, RedirectAttributes redirect) {
        try {
            LeadImport kept = imports.upload(key, new Upload(upload.getOriginalFilename(), upload), person.get());
            return toImport(key, kept.id());
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", told(refusal));
            return "redirect:/campaigns/%s/leads/import".formatted(key);
        }
    }

    @GetMapping("/imports/{id}")
    String show(
            @ModelAttribute("campaign") CampaignView campaign,
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        LeadImport found = get(campaign.key(), id);
        model.addAttribute("import", found);
        if (found.state() == ImportState.RECOGNISED) {
            preview(campaign, found, new ImportForm(form).toCorrections(), model);
            return htmx ? "sale/preview :: preview" : "sale/preview";
        }
        model.addAttribute("names", LeadsPage.names(people, List.of(found)));
        if (found.state().isOver()) {
            int pages = Math.max(1, (found.refused() + REFUSALS_PER_PAGE - 1) / REFUSALS_PER_PAGE);
            int shown = Math.max(1, Math.min(page, pages));
            model.addAttribute("page", shown);
            model.addAttribute("pages", pages);
            model.addAttribute("refusals", imports.refusals(found, shown, REFUSALS_PER_PAGE));
        }
        return htmx ? "sale/imported :: import" : "sale/imported";
    }

    @PostMapping("/imports/{id}/start")
    String start(
            @PathVariable CampaignKey key,
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            RedirectAttributes redirect) {
        try {
            imports.start(key, id, new ImportForm(form).toCorrections(), person.get());
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", told(refusal));
            form.remove("_csrf");
            redirect.addAllAttributes(form);
        }
        return toImport(key, id);
    }

    @PostMapping("/imports/{id}/discard")
    String discard(@PathVariable CampaignKey key, @PathVariable long id, RedirectAttributes redirect) {
        try {
            imports.discard(key, id, person.get());
            return "redirect:/campaigns/%s/leads/import".formatted(key);
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", told(refusal));
            return toImport(key, id);
        }
    }

    @GetMapping("/imports/{id}/refusals.csv")
    void download(@PathVariable CampaignKey key, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        file.write(get(key, id), response);
    }

    private void preview(CampaignView campaign, LeadImport found, Corrections corrections, Model model) {
        LeadPreview preview;
        try {
            preview = imports.preview(campaign.key(), found.id(), corrections);
        } catch (Refusal refusal) {
            model.addAttribute("problem", told(refusal));
            preview = imports.preview(campaign.key(), found.id(), Corrections.NONE);
        }
        model.addAttribute("preview", preview);
        model.addAttribute("recognition", preview.recognition());
        model.addAttribute("settings", preview.recognition().settings());
        model.addAttribute("fields", LeadField.values());
        model.addAttribute("chosen", ImportForm.fields(preview.recognition().settings()));
        model.addAttribute(
                "charsets",
                Stream.concat(
                                Stream.of(preview.recognition().settings().charset()),
                                Recognition.charsets(found.recognised().charset()).stream())
                        .distinct()
                        .toList());
        model.addAttribute("separators", Separator.values());
        model.addAttribute("dateStyles", DateStyle.values());
        model.addAttribute("decimalStyles", DecimalStyle.values());
        model.addAttribute("before", imports.sameFileBefore(found).orElse(null));
        model.addAttribute(
                "obstacle",
                imports.obstacle(campaign, person.get())
                        .map(Refusal::getMessage)
                        .orElse(null));
    }

    private LeadImport get(CampaignKey key, long id) {
        Leads.refuseUnlessSeesCustomers(person.readingCampaigns());
        return imports.get(key, id);
    }

    /** The sentence of a refusal people can do something about on the page they are on; any other goes on to the error page. */
    private static String told(Refusal refusal) {
        if (refusal.kind() == Refusal.Kind.INVALID || refusal.kind() == Refusal.Kind.CONFLICT) {
            return refusal.getMessage();
        }
        throw refusal;
    }

    private static String toImport(CampaignKey key, long id) {
        return "redirect:/campaigns/%s/leads/imports/%d".formatted(key, id);
    }
}
