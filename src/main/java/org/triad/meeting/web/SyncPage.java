package org.triad.meeting.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.meeting.ActionItem;
import org.triad.meeting.SyncKey;
import org.triad.meeting.SyncView;
import org.triad.meeting.Syncs;
import org.triad.meeting.domain.SyncTimes;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;
import org.triad.workflow.SideProcesses;

/** One sync: its agenda, who comes, what was said and agreed. */
@Controller
@RequestMapping("/syncs/{key}")
class SyncPage {

    private final Syncs syncs;
    private final SyncFaces faces;
    private final SideProcesses processes;
    private final CurrentPerson person;
    private final SyncTimes times;
    private final MessageSource messages;

    SyncPage(
            Syncs syncs,
            SyncFaces faces,
            SideProcesses processes,
            CurrentPerson person,
            SyncTimes times,
            MessageSource messages) {
        this.syncs = syncs;
        this.faces = faces;
        this.processes = processes;
        this.person = person;
        this.times = times;
        this.messages = messages;
    }

    @GetMapping
    String sync(@PathVariable SyncKey key, @RequestParam(defaultValue = "") String act, Model model) {
        Person me = person.readingCampaigns();
        SyncView sync = syncs.get(key);
        Map<PersonId, Person> named = faces.of(sync);
        Map<String, String> tasks = tasks(sync);
        model.addAttribute("me", me);
        model.addAttribute("leads", SyncsPage.leads(me));
        model.addAttribute("sync", sync);
        model.addAttribute(
                "called", times.titleOf(sync.starts(), sync.calledBy().isEmpty()));
        model.addAttribute("agenda", SyncFaces.points(sync.items(), named));
        model.addAttribute(
                "attendees",
                sync.attendees().stream().map(id -> SyncFaces.who(id, named)).toList());
        model.addAttribute(
                "chair", sync.chair().map(id -> SyncFaces.who(id, named)).orElse(null));
        model.addAttribute(
                "endedBy", sync.endedBy().map(id -> SyncFaces.who(id, named)).orElse(null));
        model.addAttribute(
                "calledBy", sync.calledBy().map(id -> SyncFaces.who(id, named)).orElse(null));
        model.addAttribute(
                "actions",
                sync.actions().stream()
                        .map(item -> new SyncFaces.Agreed(
                                item,
                                SyncFaces.who(item.person(), named),
                                item.closedBy().map(id -> SyncFaces.who(id, named)),
                                Optional.ofNullable(tasks.get(item.key()))))
                        .toList());
        model.addAttribute("minutesTask", tasks.get(key.value()));
        if (!model.containsAttribute("opened")) {
            model.addAttribute("opened", act);
        }
        var starts = sync.starts().atZone(times.zone());
        model.addAttribute(
                "form",
                SyncForm.typed(model.getAttribute("typedForm"))
                        .orElse(new SyncForm(starts.toLocalDate().toString(), "%tR".formatted(starts), "")));
        model.addAttribute("zone", times.zone().getId());
        return "meeting/sync";
    }

    private Map<String, String> tasks(SyncView sync) {
        List<String> keys = new java.util.ArrayList<>(
                sync.actions().stream().map(ActionItem::key).toList());
        keys.add(sync.key().value());
        return processes.openTasks(keys);
    }

    @PostMapping("/move")
    String move(@PathVariable SyncKey key, @ModelAttribute SyncForm form, RedirectAttributes redirect) {
        PersonId by = person.readingCampaigns().id();
        redirect.addFlashAttribute("typedForm", form.typed());
        return done(key, "move", redirect, () -> syncs.move(key, form.starts(times.zone()), by));
    }

    @PostMapping("/call-off")
    String callOff(
            @PathVariable SyncKey key, @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
        PersonId by = person.readingCampaigns().id();
        redirect.addFlashAttribute("typed", reason);
        return done(key, "call-off", redirect, () -> syncs.callOff(key, reason, by));
    }

    @PostMapping("/actions/{action}/settle")
    String settle(
            @PathVariable SyncKey key,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        PersonId by = person.readingCampaigns().id();
        redirect.addFlashAttribute("typed", reason);
        return done(key, "settle-" + action, redirect, () -> syncs.settle(action, reason, by));
    }

    /** @param act names the dialog that is opened again where the answer is no */
    private String done(SyncKey key, String act, RedirectAttributes redirect, Runnable work) {
        try {
            work.run();
            String word = act.startsWith("settle-") ? "settled" : act;
            redirect.addFlashAttribute(
                    "message",
                    messages.getMessage(
                            "meeting.done." + word, new Object[] {key.value()}, LocaleContextHolder.getLocale()));
        } catch (Refusal refusal) {
            boolean correctable = refusal.kind() == Refusal.Kind.INVALID;
            redirect.addFlashAttribute(correctable ? "refused" : "error", refusal.getMessage());
            redirect.addFlashAttribute("opened", correctable ? act : "");
        }
        return "redirect:/syncs/" + key;
    }
}
