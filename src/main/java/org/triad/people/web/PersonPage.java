package org.triad.people.web;

import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.AccountDesk;
import org.triad.people.AccountDesk.Proof;
import org.triad.people.AccountDesk.TemporaryPassword;
import org.triad.people.CurrentPerson;
import org.triad.people.OpenSessions;
import org.triad.people.PeopleDirectory;
import org.triad.people.PeopleDirectory.Entry;
import org.triad.people.Person;
import org.triad.people.signin.SignInGate;

/** One person's account, for administrators. */
@Controller
class PersonPage {

    private final AccountDesk desk;
    private final PeopleDirectory directory;
    private final OpenSessions sessions;
    private final SignInGate gate;
    private final CurrentPerson person;
    private final MessageSource messages;

    PersonPage(
            AccountDesk desk,
            PeopleDirectory directory,
            OpenSessions sessions,
            SignInGate gate,
            CurrentPerson person,
            MessageSource messages) {
        this.desk = desk;
        this.directory = directory;
        this.sessions = sessions;
        this.gate = gate;
        this.person = person;
        this.messages = messages;
    }

    @GetMapping("/people/new")
    ModelAndView blank() {
        return form(administrator(), PersonForm.empty(), Map.of(), HttpStatus.OK);
    }

    @PostMapping("/people")
    ModelAndView add(@ModelAttribute PersonForm form) {
        Person me = administrator();
        try {
            TemporaryPassword password = desk.add(me, form.login(), form.toDetails(), form.toGroups());
            return password(me, new PersonId(form.login()), password);
        } catch (Refusal refusal) {
            return form(me, form, Violations.of(refusal), HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping("/people/{login}")
    ModelAndView show(@PathVariable String login) {
        Person me = administrator();
        return page(me, entry(login), null, Map.of(), HttpStatus.OK);
    }

    @PostMapping("/people/{login}")
    ModelAndView change(@PathVariable String login, @ModelAttribute PersonForm form, RedirectAttributes redirect) {
        Person me = administrator();
        if (me.id().value().equals(login)) {
            return new ModelAndView("redirect:/profile");
        }
        try {
            desk.change(me, new PersonId(login), form.toDetails(), new Proof("", ""));
            return done(login, "people.person.changed", redirect);
        } catch (Refusal refusal) {
            return page(me, entry(login), form, Violations.of(refusal), HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/people/{login}/groups")
    ModelAndView groups(@PathVariable String login, @ModelAttribute PersonForm form, RedirectAttributes redirect) {
        return act(login, "people.person.groupsChanged", redirect, (me, id) -> desk.setGroups(me, id, form.toGroups()));
    }

    @PostMapping("/people/{login}/deactivate")
    ModelAndView deactivate(@PathVariable String login, RedirectAttributes redirect) {
        return act(login, "people.person.deactivated", redirect, desk::deactivate);
    }

    @PostMapping("/people/{login}/reactivate")
    ModelAndView reactivate(@PathVariable String login, RedirectAttributes redirect) {
        return act(login, "people.person.reactivated", redirect, desk::reactivate);
    }

    @PostMapping("/people/{login}/unlock")
    ModelAndView unlock(@PathVariable String login, RedirectAttributes redirect) {
        return act(login, "people.person.unlocked", redirect, desk::unlock);
    }

    @PostMapping("/people/{login}/sessions/end")
    ModelAndView endSessions(@PathVariable String login, RedirectAttributes redirect) {
        return act(login, "people.person.sessionsEnded", redirect, desk::endSessions);
    }

    /** Not followed by a redirect: the password is shown in this answer and kept nowhere. */
    @PostMapping("/people/{login}/password")
    ModelAndView temporaryPassword(@PathVariable String login, RedirectAttributes redirect) {
        Person me = administrator();
        PersonId id = new PersonId(login);
        try {
            return password(me, id, desk.setTemporaryPassword(me, id));
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", refusal.getMessage());
            return to(login);
        }
    }

    private interface Act {
        void on(Person by, PersonId id);
    }

    private ModelAndView act(String login, String word, RedirectAttributes redirect, Act act) {
        Person me = administrator();
        entry(login);
        try {
            act.on(me, new PersonId(login));
            return done(login, word, redirect);
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", refusal.getMessage());
            return to(login);
        }
    }

    private ModelAndView done(String login, String word, RedirectAttributes redirect) {
        redirect.addFlashAttribute("message", messages.getMessage(word, null, LocaleContextHolder.getLocale()));
        return to(login);
    }

    private static ModelAndView to(String login) {
        ModelAndView page = new ModelAndView("redirect:/people/{login}");
        page.addObject("login", login);
        return page;
    }

    private ModelAndView form(Person me, PersonForm form, Map<String, String> errors, HttpStatus status) {
        return new ModelAndView("people/new", status)
                .addObject("me", me)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("choices", PersonForm.choices());
    }

    private ModelAndView password(Person me, PersonId id, TemporaryPassword password) {
        return new ModelAndView("people/password-given")
                .addObject("me", me)
                .addObject("entry", entry(id.value()))
                .addObject("given", password);
    }

    private ModelAndView page(Person me, Entry entry, PersonForm typed, Map<String, String> errors, HttpStatus status) {
        PersonId id = entry.person().id();
        return new ModelAndView("people/person", status)
                .addObject("me", me)
                .addObject("entry", entry)
                .addObject("form", typed == null ? PersonForm.of(entry) : typed)
                .addObject("errors", errors)
                .addObject("choices", PersonForm.choices())
                .addObject("sessions", sessions.of(id))
                .addObject("lockedUntil", gate.lockedUntil(id).orElse(null));
    }

    private Entry entry(String login) {
        return directory
                .find(new PersonId(login))
                .orElseThrow(() -> Refusal.unknown("Nobody here has the login “%s”.".formatted(login)));
    }

    private Person administrator() {
        Person me = person.get();
        if (!me.isAdministrator()) {
            throw Refusal.forbidden("Only administrators look after accounts.");
        }
        return me;
    }
}
