package org.triad.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.Refusal;
import org.triad.people.AccountDesk;
import org.triad.people.AccountDesk.Proof;
import org.triad.people.Accounts;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;
import org.triad.people.Standing;
import org.triad.people.TooManyTries;

/** One's own password. Whoever signed in with a temporary one sees nothing else before. */
@Controller
class PasswordPage {

    private final AccountDesk desk;
    private final Accounts accounts;
    private final CurrentPerson person;
    private final MessageSource messages;

    PasswordPage(AccountDesk desk, Accounts accounts, CurrentPerson person, MessageSource messages) {
        this.desk = desk;
        this.accounts = accounts;
        this.person = person;
        this.messages = messages;
    }

    @GetMapping("/profile/password")
    ModelAndView form() {
        return page(person.get(), Map.of(), HttpStatus.OK);
    }

    @PostMapping("/profile/password")
    ModelAndView change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        Person me = person.get();
        if (!password.equals(repeated)) {
            return page(me, Map.of("repeated", text("people.password.notTheSame")), HttpStatus.BAD_REQUEST);
        }
        try {
            desk.changePassword(me, new Proof(current, request.getRemoteAddr()), password);
        } catch (Refusal refusal) {
            return page(me, Violations.of(refusal), HttpStatus.BAD_REQUEST);
        } catch (TooManyTries wait) {
            return page(me, Map.of("current", text("site.login.wait", wait.seconds())), HttpStatus.TOO_MANY_REQUESTS);
        }
        redirect.addFlashAttribute("message", text("people.password.changed"));
        return new ModelAndView("redirect:/profile");
    }

    private ModelAndView page(Person me, Map<String, String> errors, HttpStatus status) {
        return new ModelAndView("people/password", status)
                .addObject("me", me)
                .addObject("errors", errors)
                .addObject(
                        "temporary",
                        accounts.standing(me.id())
                                .filter(Standing::passwordTemporary)
                                .isPresent());
    }

    private String text(String word, Object... said) {
        return messages.getMessage(word, said, LocaleContextHolder.getLocale());
    }
}
