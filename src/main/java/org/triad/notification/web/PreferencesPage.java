package org.triad.notification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.Refusal;
import org.triad.notification.domain.DeliveryChoice;
import org.triad.notification.domain.MessageKind;
import org.triad.notification.domain.PreferenceTable;
import org.triad.notification.domain.Preferences;
import org.triad.notification.domain.Preferences.Quiet;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;
import org.triad.workflow.WorkflowSettings;

/** What one wants to hear of, and when. */
@Controller
class PreferencesPage {

    private static final String CHOICE = "choice.";

    private final PreferenceTable table;
    private final CurrentPerson person;
    private final MessageSource messages;
    private final WorkflowSettings settings;

    PreferencesPage(PreferenceTable table, CurrentPerson person, MessageSource messages, WorkflowSettings settings) {
        this.table = table;
        this.person = person;
        this.messages = messages;
        this.settings = settings;
    }

    /** A kind as the form shows it. */
    record Row(MessageKind kind, DeliveryChoice chosen, List<DeliveryChoice> choices) {}

    @GetMapping("/preferences")
    String preferences(Model model) {
        Preferences mine = table.of(person.get().id());
        return page(
                model,
                mine,
                mine.quiet().map(Quiet::from).map(LocalTime::toString).orElse(""),
                mine.quiet().map(Quiet::to).map(LocalTime::toString).orElse(""));
    }

    private String page(Model model, Preferences chosen, String from, String to) {
        model.addAttribute("me", person.get());
        model.addAttribute(
                "rows",
                chosen.choices().entrySet().stream()
                        .map(each -> new Row(each.getKey(), each.getValue(), DeliveryChoice.of(each.getKey())))
                        .toList());
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("zone", settings.zone().getId());
        return "notification/preferences";
    }

    @PostMapping("/preferences")
    String save(
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Person me = person.get();
        Map<String, String> choices = new LinkedHashMap<>();
        fields.forEach((field, value) -> {
            if (field.startsWith(CHOICE)) {
                choices.put(field.substring(CHOICE.length()), value);
            }
        });
        Preferences before = table.of(me.id());
        try {
            table.save(me.id(), PreferencesForm.toPreferences(choices, fields.get("from"), fields.get("to"), before));
        } catch (Refusal refusal) {
            model.addAttribute("error", refusal.getMessage());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return page(model, before, fields.getOrDefault("from", ""), fields.getOrDefault("to", ""));
        }
        redirect.addFlashAttribute(
                "message",
                messages.getMessage("notification.preferences.saved", null, LocaleContextHolder.getLocale()));
        return "redirect:/preferences";
    }
}
