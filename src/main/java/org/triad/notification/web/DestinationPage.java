package org.triad.notification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.Refusal;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.DestinationDesk;
import org.triad.notification.domain.destination.Post;
import org.triad.notification.domain.destination.PostDesk;
import org.triad.notification.domain.destination.Topics;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;
import org.triad.workflow.WorkflowSettings;

/** One channel or webhook: what it is, what it was last told, and what can be done with it. */
@Controller
@RequestMapping("/destinations/{id}")
class DestinationPage {

    private static final int PAGE_SIZE = 25;

    private final DestinationDesk desk;
    private final PostDesk posts;
    private final CurrentPerson person;
    private final MessageSource messages;
    private final WorkflowSettings house;

    DestinationPage(
            DestinationDesk desk,
            PostDesk posts,
            CurrentPerson person,
            MessageSource messages,
            WorkflowSettings house) {
        this.desk = desk;
        this.posts = posts;
        this.person = person;
        this.messages = messages;
        this.house = house;
    }

    @GetMapping
    ModelAndView show(@PathVariable long id, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        Person me = person.get();
        Destination shown = desk.get(id, me);
        return page(me, shown, DestinationForm.of(shown), Map.of(), before, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView change(@PathVariable long id, @ModelAttribute DestinationForm form, RedirectAttributes redirect) {
        Person me = person.get();
        try {
            desk.change(id, form.toDraft(), me);
            return done(id, redirect, "notification.destination.changed");
        } catch (Refusal refusal) {
            Map<String, String> errors = DestinationsPage.errors(refusal);
            return page(me, desk.get(id, me), form, errors, Long.MAX_VALUE, HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/remove")
    ModelAndView remove(@PathVariable long id, RedirectAttributes redirect) {
        desk.remove(id, person.get());
        redirect.addFlashAttribute("message", text("notification.destination.removed"));
        return new ModelAndView("redirect:/destinations");
    }

    @PostMapping("/test")
    ModelAndView test(@PathVariable long id, RedirectAttributes redirect) {
        posts.test(id, person.get());
        return done(id, redirect, "notification.destination.tested");
    }

    /** Not followed by a redirect: the secret is shown in this answer and nowhere else. */
    @PostMapping("/secret")
    ModelAndView secret(@PathVariable long id, HttpServletResponse response) {
        Person me = person.get();
        String secret = desk.rotate(id, me);
        return DestinationsPage.secret(me, desk.get(id, me), secret, response);
    }

    @PostMapping("/deliveries/{delivery}/replay")
    ModelAndView replay(@PathVariable long id, @PathVariable long delivery, RedirectAttributes redirect) {
        posts.replay(id, delivery, person.get());
        return done(id, redirect, "notification.destination.replayed");
    }

    /**
     * @param since a day and a time in the zone of the house, as browsers send them
     */
    @PostMapping("/replay")
    ModelAndView replaySince(
            @PathVariable long id, @RequestParam(defaultValue = "") String since, RedirectAttributes redirect) {
        Person me = person.get();
        try {
            int again = posts.replaySince(id, instant(since), me);
            return done(id, redirect, "notification.destination.replayedSince", again);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            redirect.addFlashAttribute("error", refusal.getMessage());
            return new ModelAndView("redirect:/destinations/" + id);
        }
    }

    private Instant instant(String since) {
        try {
            return LocalDateTime.parse(since).atZone(house.zone()).toInstant();
        } catch (DateTimeParseException missing) {
            throw Refusal.invalid("since", "Choose a day and a time.");
        }
    }

    private ModelAndView page(
            Person me,
            Destination shown,
            DestinationForm form,
            Map<String, String> errors,
            long before,
            HttpStatus status) {
        List<Post> found = posts.posts(shown.id(), me, before, PAGE_SIZE + 1);
        List<Post> some = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        return new ModelAndView("notification/destination", status)
                .addObject("me", me)
                .addObject("one", shown)
                .addObject("webhook", !shown.format().isChat())
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("topics", Topics.of(shown.format()))
                .addObject("posts", some)
                .addObject("first", before == Long.MAX_VALUE)
                .addObject(
                        "older",
                        found.size() > PAGE_SIZE ? some.get(some.size() - 1).id() : null)
                .addObject("zone", house.zone().getId());
    }

    private ModelAndView done(long id, RedirectAttributes redirect, String code, Object... values) {
        redirect.addFlashAttribute("message", text(code, values));
        return new ModelAndView("redirect:/destinations/" + id);
    }

    private String text(String code, Object... values) {
        return messages.getMessage(code, values, LocaleContextHolder.getLocale());
    }
}
