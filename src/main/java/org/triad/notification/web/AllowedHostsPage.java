package org.triad.notification.web;

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
import org.triad.notification.domain.destination.AllowedHosts;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;

/** The hosts an administrator lets channels and webhooks call inside the own network. */
@Controller
class AllowedHostsPage {

    private final AllowedHosts hosts;
    private final CurrentPerson person;
    private final MessageSource messages;

    AllowedHostsPage(AllowedHosts hosts, CurrentPerson person, MessageSource messages) {
        this.hosts = hosts;
        this.person = person;
        this.messages = messages;
    }

    @GetMapping("/destinations/hosts")
    ModelAndView list() {
        return page(person.get(), "", null, HttpStatus.OK);
    }

    @PostMapping("/destinations/hosts")
    ModelAndView allow(@RequestParam(defaultValue = "") String host, RedirectAttributes redirect) {
        Person me = person.get();
        try {
            hosts.allow(host, me);
            return done("notification.hosts.allowed", redirect);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            return page(me, host, refusal.getMessage(), HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/destinations/hosts/remove")
    ModelAndView forbid(@RequestParam(defaultValue = "") String host, RedirectAttributes redirect) {
        hosts.forbid(host, person.get());
        return done("notification.hosts.forbidden", redirect);
    }

    private ModelAndView done(String code, RedirectAttributes redirect) {
        redirect.addFlashAttribute("message", messages.getMessage(code, null, LocaleContextHolder.getLocale()));
        return new ModelAndView("redirect:/destinations/hosts");
    }

    private ModelAndView page(Person me, String typed, String fault, HttpStatus status) {
        return new ModelAndView("notification/hosts", status)
                .addObject("me", me)
                .addObject("hosts", hosts.list(me))
                .addObject("typed", typed)
                .addObject("fault", fault);
    }
}
