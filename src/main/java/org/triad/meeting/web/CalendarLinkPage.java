package org.triad.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.triad.meeting.domain.calendar.CalendarLinks;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;

/** One's own calendar link: made, renewed and revoked here, and shown once. */
@Controller
class CalendarLinkPage {

    private final CalendarLinks links;
    private final CurrentPerson person;
    private final MessageSource messages;

    CalendarLinkPage(CalendarLinks links, CurrentPerson person, MessageSource messages) {
        this.links = links;
        this.person = person;
        this.messages = messages;
    }

    @GetMapping("/profile/calendar")
    String page(Model model) {
        return shown(person.get(), model);
    }

    /** Answers with the link itself: behind a redirect it would have to be kept somewhere. */
    @PostMapping("/profile/calendar")
    String make(Model model, HttpServletResponse response) {
        Person me = person.get();
        String secret = links.make(me.id());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/calendar/{secret}.ics")
                        .buildAndExpand(secret)
                        .toUriString());
        return shown(me, model);
    }

    @PostMapping("/profile/calendar/revoke")
    String revoke(RedirectAttributes redirect) {
        links.revoke(person.get().id());
        redirect.addFlashAttribute(
                "message", messages.getMessage("meeting.link.revoked", null, LocaleContextHolder.getLocale()));
        return "redirect:/profile/calendar";
    }

    private String shown(Person me, Model model) {
        model.addAttribute("me", me);
        model.addAttribute("link", links.of(me.id()).orElse(null));
        return "meeting/calendar";
    }
}
