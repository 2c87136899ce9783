package org.triad.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
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
import org.triad.people.Absences;
import org.triad.people.Absences.Absence;
import org.triad.people.Absences.Away;
import org.triad.people.AccountDesk;
import org.triad.people.AccountDesk.Proof;
import org.triad.people.CurrentPerson;
import org.triad.people.OpenSessions;
import org.triad.people.OpenSessions.OpenSession;
import org.triad.people.People;
import org.triad.people.PeopleDirectory;
import org.triad.people.Person;
import org.triad.people.TooManyTries;

/** Who one is here, and who stands in when one is away. */
@Controller
class ProfilePage {

    private final People people;
    private final Absences absences;
    private final CurrentPerson person;
    private final AccountDesk desk;
    private final PeopleDirectory directory;
    private final OpenSessions sessions;
    private final MessageSource messages;

    ProfilePage(
            People people,
            Absences absences,
            CurrentPerson person,
            AccountDesk desk,
            PeopleDirectory directory,
            OpenSessions sessions,
            MessageSource messages) {
        this.people = people;
        this.absences = absences;
        this.person = person;
        this.desk = desk;
        this.directory = directory;
        this.sessions = sessions;
        this.messages = messages;
    }

    /** A session as its owner sees it; {@code browser} is empty where nobody knows it. */
    record Shown(OpenSession session, String browser) {}

    @GetMapping("/profile")
    String profile(Model model) {
        Person me = person.get();
        model.addAttribute("form", directory.find(me.id()).map(PersonForm::of).orElse(PersonForm.empty()));
        model.addAttribute("errors", Map.of());
        return page(me, model);
    }

    private String page(Person me, Model model) {
        model.addAttribute(
                "sessions",
                sessions.of(me.id()).stream()
                        .map(session -> new Shown(session, Browser.named(session.agent())))
                        .toList());
        model.addAttribute("me", me);
        model.addAttribute(
                "departments",
                List.of(Department.values()).stream().filter(me::isMemberOf).toList());
        model.addAttribute("cover", people.coverOf(me.id()).map(PersonId::value).orElse(""));
        model.addAttribute("colleagues", Colleagues.of(me, people));
        model.addAttribute("today", absences.today());
        List<Absence> own = absences.of(me.id());
        model.addAttribute("absences", own);
        model.addAttribute("names", names(own));
        List<Away> away = List.copyOf(absences.now().values());
        model.addAttribute(
                "covering",
                AwayNote.of(
                                away.stream()
                                        .filter(one -> one.covers().contains(me.id()))
                                        .toList(),
                                people)
                        .values());
        model.addAttribute(
                "covered",
                AwayNote.of(
                                away.stream()
                                        .filter(one -> one.person().equals(me.id()))
                                        .toList(),
                                people)
                        .get(me.id().value()));
        return "people/profile";
    }

    @PostMapping("/profile")
    String change(
            @ModelAttribute PersonForm form,
            @RequestParam(defaultValue = "") String current,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Person me = person.get();
        try {
            desk.change(me, me.id(), form.toDetails(), new Proof(current, request.getRemoteAddr()));
            redirect.addFlashAttribute("message", text("people.person.changed"));
            return "redirect:/profile";
        } catch (Refusal refusal) {
            model.addAttribute("errors", Violations.of(refusal));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        } catch (TooManyTries wait) {
            model.addAttribute("errors", Map.of("current", text("site.login.wait", wait.seconds())));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        model.addAttribute("form", form);
        return page(me, model);
    }

    @PostMapping("/profile/sessions/end")
    String endSession(@RequestParam String handle, RedirectAttributes redirect) {
        sessions.end(person.get().id(), handle);
        redirect.addFlashAttribute("message", text("people.sessions.ended"));
        return "redirect:/profile";
    }

    @PostMapping("/profile/sessions/end-others")
    String endOtherSessions(RedirectAttributes redirect) {
        Person me = person.get();
        desk.endSessions(me, me.id());
        redirect.addFlashAttribute("message", text("people.sessions.ended"));
        return "redirect:/profile";
    }

    @PostMapping("/profile/cover")
    String nameCover(@RequestParam(defaultValue = "") String cover, RedirectAttributes redirect) {
        Person me = person.get();
        try {
            people.nameCover(me.id(), cover.isBlank() ? null : new PersonId(cover.strip()));
            String word = cover.isBlank() ? "people.profile.coverEnded" : "people.profile.coverNamed";
            redirect.addFlashAttribute("message", text(word));
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", refusal.getMessage());
        }
        return "redirect:/profile";
    }

    /** Of covers and leads, by login. */
    private Map<String, String> names(List<Absence> own) {
        return people
                .named(own.stream()
                        .flatMap(absence -> Stream.concat(absence.cover().stream(), Stream.of(absence.setBy())))
                        .toList())
                .values()
                .stream()
                .collect(Collectors.toMap(one -> one.id().value(), Person::name));
    }

    /** Everybody else by department, the reader's own first. */
    private String text(String word, Object... said) {
        return messages.getMessage(word, said, LocaleContextHolder.getLocale());
    }
}
