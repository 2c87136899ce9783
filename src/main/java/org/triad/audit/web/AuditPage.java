package org.triad.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.triad.audit.AuditEntry;
import org.triad.audit.AuditLog;
import org.triad.audit.AuditQuery;
import org.triad.audit.Door;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.WorkflowSettings;

/** The audit log as administrators read it and take it away. */
@Controller
class AuditPage {

    private static final int PAGE_SIZE = 50;

    private final AuditLog log;
    private final AuditReader reader;
    private final AuditFile file;
    private final ActWords words;
    private final People people;
    private final WorkflowSettings settings;

    AuditPage(
            AuditLog log,
            AuditReader reader,
            AuditFile file,
            ActWords words,
            People people,
            WorkflowSettings settings) {
        this.log = log;
        this.reader = reader;
        this.file = file;
        this.words = words;
        this.people = people;
        this.settings = settings;
    }

    @GetMapping("/audit")
    String audit(@ModelAttribute("filter") AuditFilter filter, Model model) {
        model.addAttribute("me", reader.get());
        AuditQuery query = AuditQuery.ALL;
        try {
            query = filter.toQuery(settings.zone());
        } catch (Refusal unreadable) {
            model.addAttribute("error", unreadable.getMessage());
        }
        List<AuditEntry> found =
                log.find(query, Optional.ofNullable(filter.before()).orElse(AuditLog.NEWEST), PAGE_SIZE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        Map<PersonId, Person> named = people.named(
                shown.stream().flatMap(entry -> entry.person().stream()).toList());
        Map<String, String> acts = new LinkedHashMap<>();
        log.acts().forEach(act -> acts.put(act, words.act(act)));
        model.addAttribute(
                "rows",
                shown.stream().map(entry -> AuditRow.of(entry, named, words)).toList());
        model.addAttribute(
                "older",
                found.size() > PAGE_SIZE
                        ? filter.older(shown.get(shown.size() - 1).id())
                        : null);
        model.addAttribute("acts", acts);
        model.addAttribute("doors", Door.values());
        model.addAttribute("zone", settings.zone().getId());
        return "audit/audit";
    }

    @GetMapping("/audit/export.csv")
    void export(@ModelAttribute AuditFilter filter, HttpServletResponse response) throws IOException {
        reader.get();
        file.write(filter.toQuery(settings.zone()), response);
    }
}
