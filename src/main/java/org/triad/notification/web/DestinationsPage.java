package org.triad.notification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.Refusal;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.DestinationDesk;
import org.triad.notification.domain.destination.Draft;
import org.triad.notification.domain.destination.Format;
import org.triad.notification.domain.destination.PostDesk;
import org.triad.notification.domain.destination.Topics;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;

/** The channels and webhooks somebody manages, and how one is added. */
@Controller
class DestinationsPage {

    private final DestinationDesk desk;
    private final PostDesk posts;
    private final CurrentPerson person;
    private final MessageSource messages;

    DestinationsPage(DestinationDesk desk, PostDesk posts, CurrentPerson person, MessageSource messages) {
        this.desk = desk;
        this.posts = posts;
        this.person = person;
        this.messages = messages;
    }

    @GetMapping("/destinations")
    ModelAndView list() {
        Person me = person.get();
        List<Destination> found = desk.list(me);
        return new ModelAndView("notification/destinations")
                .addObject("me", me)
                .addObject("destinations", found)
                .addObject("newest", posts.newest(found));
    }

    /** A form for a channel, or, where an administrator asks for it, for a webhook. */
    @GetMapping("/destinations/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String format) {
        boolean webhook = Format.of(format).filter(known -> !known.isChat()).isPresent();
        Person me = manager(webhook);
        String department = DestinationDesk.departmentsOf(me).get(0).key();
        return form(
                me,
                new DestinationForm("", webhook ? "webhook" : "slack", department, "", List.of(), true),
                Map.of(),
                HttpStatus.OK);
    }

    /** A webhook's secret is shown in this answer and nowhere else. */
    @PostMapping("/destinations")
    ModelAndView add(@ModelAttribute DestinationForm form, RedirectAttributes redirect, HttpServletResponse response) {
        Person me = person.get();
        try {
            Destination added = desk.add(
                    new Draft(form.name(), form.format(), form.department(), form.address(), form.topics(), true), me);
            if (added.format().isChat()) {
                redirect.addFlashAttribute("message", text("notification.destination.added"));
                return new ModelAndView("redirect:/destinations/" + added.id());
            }
            return secret(me, added, added.secret().orElseThrow(), response);
        } catch (Refusal refusal) {
            return form(me, form, errors(refusal), HttpStatus.BAD_REQUEST);
        }
    }

    /** The one answer that shows a secret. */
    static ModelAndView secret(Person me, Destination webhook, String secret, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new ModelAndView("notification/secret")
                .addObject("me", me)
                .addObject("webhook", webhook)
                .addObject("secret", secret);
    }

    /** Sentences by field, for a form that is shown again; throws on what is not to be corrected in it. */
    static Map<String, String> errors(Refusal refusal) {
        if (refusal.kind() != Refusal.Kind.INVALID) {
            throw refusal;
        }
        Map<String, String> errors = new LinkedHashMap<>();
        refusal.violations()
                .forEach(one -> errors.merge(one.field(), one.sentence(), (first, other) -> first + " " + other));
        return errors;
    }

    private Person manager(boolean webhook) {
        Person me = person.get();
        if (DestinationDesk.departmentsOf(me).isEmpty() || webhook && !me.isAdministrator()) {
            throw Refusal.forbidden(
                    "Channels are managed by the leads of the departments, webhooks by administrators.");
        }
        return me;
    }

    private ModelAndView form(Person me, DestinationForm form, Map<String, String> errors, HttpStatus status) {
        Format format = Format.of(form.format()).orElse(Format.SLACK);
        return new ModelAndView("notification/destination-new", status)
                .addObject("me", me)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("webhook", !format.isChat())
                .addObject("topics", Topics.of(format))
                .addObject("formats", List.of(Format.SLACK, Format.MATTERMOST, Format.TEAMS))
                .addObject("departments", DestinationDesk.departmentsOf(me));
    }

    private String text(String code) {
        return messages.getMessage(code, null, LocaleContextHolder.getLocale());
    }
}
