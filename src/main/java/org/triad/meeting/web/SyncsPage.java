package org.triad.meeting.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.meeting.AgendaItem;
import org.triad.meeting.SyncKey;
import org.triad.meeting.SyncState;
import org.triad.meeting.SyncView;
import org.triad.meeting.Syncs;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;
import org.triad.workflow.WorkflowSettings;

/** The next sync with what it would talk about now, and the ones before it. */
@Controller
class SyncsPage {

    private static final int PAGE_SIZE = 20;

    private final Syncs syncs;
    private final SyncFaces faces;
    private final CurrentPerson person;
    private final WorkflowSettings settings;
    private final Clock clock;
    private final MessageSource messages;

    SyncsPage(
            Syncs syncs,
            SyncFaces faces,
            CurrentPerson person,
            WorkflowSettings settings,
            Clock clock,
            MessageSource messages) {
        this.syncs = syncs;
        this.faces = faces;
        this.person = person;
        this.settings = settings;
        this.clock = clock;
        this.messages = messages;
    }

    @GetMapping("/syncs")
    String syncs(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String act,
            Model model) {
        Person me = person.readingCampaigns();
        Optional<SyncState> wanted = Arrays.stream(SyncState.values())
                .filter(known -> known.name().equalsIgnoreCase(state))
                .findFirst();
        int shown = Math.max(1, page);
        Syncs.Page list = syncs.list(wanted, shown - 1, PAGE_SIZE);
        model.addAttribute("me", me);
        model.addAttribute("leads", leads(me));
        model.addAttribute("list", list);
        model.addAttribute("page", shown);
        model.addAttribute("pages", Math.max(1, (list.found() + PAGE_SIZE - 1) / PAGE_SIZE));
        model.addAttribute(
                "state",
                wanted.map(known -> known.name().toLowerCase(Locale.ROOT)).orElse(""));
        model.addAttribute("callers", callers(list.lines()));
        model.addAttribute("saved", syncs.saved());
        addNext(model);
        if (!model.containsAttribute("opened")) {
            model.addAttribute("opened", act);
        }
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), settings.zone()).plusDays(1);
        model.addAttribute(
                "form",
                SyncForm.typed(model.getAttribute("typedForm")).orElse(new SyncForm(tomorrow.toString(), "10:00", "")));
        model.addAttribute("states", SyncState.values());
        model.addAttribute("zone", settings.zone().getId());
        return "meeting/syncs";
    }

    /** The next planned sync with its agenda as it is now, or what the weekly one would talk about. */
    private void addNext(Model model) {
        List<SyncView> planned =
                syncs.planned().stream().limit(1).map(syncs::get).toList();
        List<AgendaItem> agenda =
                planned.isEmpty() ? syncs.agendaNow() : planned.get(0).items();
        model.addAttribute("planned", planned.isEmpty() ? null : planned.get(0));
        model.addAttribute(
                "next", planned.isEmpty() ? syncs.next() : planned.get(0).starts());
        model.addAttribute("agenda", SyncFaces.points(agenda, faces.of(agenda)));
    }

    private Map<PersonId, Person> callers(List<Syncs.Line> lines) {
        return faces.named(lines.stream()
                .flatMap(line -> line.calledBy().stream())
                .distinct()
                .toList());
    }

    static boolean leads(Person me) {
        return Arrays.stream(Department.values()).anyMatch(me::leads);
    }

    @PostMapping("/syncs")
    String call(@ModelAttribute SyncForm form, RedirectAttributes redirect) {
        PersonId by = person.readingCampaigns().id();
        try {
            SyncKey key = syncs.call(form.starts(settings.zone()), form.about(), by);
            redirect.addFlashAttribute(
                    "message",
                    messages.getMessage(
                            "meeting.done.called", new Object[] {key.value()}, LocaleContextHolder.getLocale()));
            return "redirect:/syncs/" + key;
        } catch (Refusal refusal) {
            boolean correctable = refusal.kind() != Refusal.Kind.FORBIDDEN;
            redirect.addFlashAttribute(correctable ? "refused" : "error", refusal.getMessage());
            redirect.addFlashAttribute("opened", correctable ? "hold" : "");
            redirect.addFlashAttribute("typedForm", form.typed());
            return "redirect:/syncs";
        }
    }
}
