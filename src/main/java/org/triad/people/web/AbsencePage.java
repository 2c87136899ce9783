package org.triad.people.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.Absences;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.people.Person;

/** What people and their leads say of absences. Each leads back to the page it came from, which says what came of it. */
@Controller
class AbsencePage {

    private static final String PROFILE = "redirect:/profile#absences";
    private static final String PEOPLE = "redirect:/people";

    private final Absences absences;
    private final People people;
    private final CurrentPerson person;
    private final MessageSource messages;

    AbsencePage(Absences absences, People people, CurrentPerson person, MessageSource messages) {
        this.absences = absences;
        this.people = people;
        this.person = person;
        this.messages = messages;
    }

    /** As it was typed: days as {@code 2027-03-01}, a login or nothing. */
    record AbsenceForm(String from, String until, String cover) {

        /** What a session keeps until the page is shown again. */
        Map<String, String> typed() {
            return Map.of(
                    "from", Objects.toString(from, ""),
                    "until", Objects.toString(until, ""),
                    "cover", Objects.toString(cover, ""));
        }

        /** Null where nothing was chosen. */
        private static LocalDate day(String field, String text) {
            try {
                return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
            } catch (DateTimeException notOne) {
                throw Refusal.invalid(field, "Choose a day.");
            }
        }
    }

    @PostMapping("/profile/absences")
    String add(@ModelAttribute AbsenceForm form, RedirectAttributes redirect) {
        PersonId me = person.get().id();
        try {
            absences.add(
                    me,
                    AbsenceForm.day("from", form.from()),
                    AbsenceForm.day("until", form.until()),
                    AbsencesApi.login(form.cover()));
            redirect.addFlashAttribute("message", text("people.absence.added"));
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", refusal.getMessage());
            redirect.addFlashAttribute("typedAbsence", form.typed());
        }
        return PROFILE;
    }

    @PostMapping("/profile/absences/{id}/end")
    String end(@PathVariable long id, RedirectAttributes redirect) {
        PersonId me = person.get().id();
        boolean ahead = absences.of(me).stream()
                .anyMatch(absence -> absence.id() == id && absence.firstDay().isAfter(absences.today()));
        absences.end(id, me);
        redirect.addFlashAttribute("message", text(ahead ? "people.absence.takenBack" : "people.absence.ended"));
        return PROFILE;
    }

    @PostMapping("/people/{login}/away-today")
    String awayToday(
            @PathVariable String login, @RequestParam(defaultValue = "") String cover, RedirectAttributes redirect) {
        try {
            return said(
                    login,
                    "people.away.said",
                    redirect,
                    (id, by) -> absences.awayToday(id, AbsencesApi.login(cover), by));
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            redirect.addFlashAttribute("refused", refusal.getMessage());
            redirect.addFlashAttribute("typedCover", cover);
            redirect.addAttribute("away", login);
            return PEOPLE;
        }
    }

    @PostMapping("/people/{login}/back")
    String backToday(@PathVariable String login, RedirectAttributes redirect) {
        return said(login, "people.away.takenBack", redirect, absences::backToday);
    }

    private String said(
            String login,
            String word,
            RedirectAttributes redirect,
            java.util.function.BiConsumer<PersonId, Person> act) {
        PersonId id = PeopleApi.id(login);
        Person by = person.get();
        try {
            act.accept(id, by);
            redirect.addFlashAttribute(
                    "message", text(word, people.find(id).map(Person::name).orElse(login)));
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.CONFLICT) {
                throw refusal;
            }
            redirect.addFlashAttribute("error", refusal.getMessage());
        }
        return PEOPLE;
    }

    private String text(String word, Object... values) {
        return messages.getMessage(word, values, LocaleContextHolder.getLocale());
    }
}
