package org.triad.notification.web;

import java.util.Arrays;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.notification.domain.Letters;
import org.triad.notification.domain.MailServer;
import org.triad.notification.domain.Message;
import org.triad.notification.domain.MessageKind;
import org.triad.notification.domain.MessageLog;
import org.triad.notification.domain.MessageQuery;
import org.triad.notification.domain.MessageState;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.people.Person;

/** Every message with its state and what it says: for administrators all, for everybody else their own. */
@Controller
class OutboxPage {

    private static final int PAGE_SIZE = 40;

    private final MessageLog log;
    private final Letters letters;
    private final MailServer server;
    private final People people;
    private final CurrentPerson person;
    private final MessageSource messages;

    OutboxPage(
            MessageLog log,
            Letters letters,
            MailServer server,
            People people,
            CurrentPerson person,
            MessageSource messages) {
        this.log = log;
        this.letters = letters;
        this.server = server;
        this.people = people;
        this.person = person;
        this.messages = messages;
    }

    /** A message in the list; {@code to} is the recipient's name, their login where they have gone. */
    record Row(Message message, String to, String place) {}

    @GetMapping("/outbox")
    String list(@ModelAttribute("filter") OutboxFilter filter, Model model) {
        Person me = person.get();
        MessageQuery query = new MessageQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        try {
            query = filter.toQuery();
        } catch (Refusal unreadable) {
            model.addAttribute("error", unreadable.getMessage());
        }
        List<Message> found =
                log.find(query, me, Optional.ofNullable(filter.before()).orElse(Long.MAX_VALUE), PAGE_SIZE + 1);
        List<Message> shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        Map<PersonId, Person> named =
                people.named(shown.stream().map(Message::recipient).toList());
        var written = letters.of(shown);
        model.addAttribute(
                "rows",
                shown.stream()
                        .map(message -> new Row(
                                message,
                                nameOf(message.recipient(), named),
                                written.get(message.id()).place()))
                        .toList());
        model.addAttribute(
                "older",
                found.size() > PAGE_SIZE
                        ? filter.older(shown.get(shown.size() - 1).id())
                        : null);
        model.addAttribute("me", me);
        model.addAttribute("all", me.isAdministrator());
        model.addAttribute("captures", !server.isConfigured());
        model.addAttribute("kinds", MessageKind.values());
        model.addAttribute("states", states());
        return "notification/outbox";
    }

    /** Those that can occur here: without a mail server nothing is ever sent, with one nothing is captured but what was before. */
    private static List<MessageState> states() {
        return Arrays.asList(MessageState.values());
    }

    @GetMapping("/outbox/{id}")
    String show(@PathVariable long id, Model model) {
        Person me = person.get();
        Message message = log.get(id, me);
        model.addAttribute("me", me);
        model.addAttribute("entry", message);
        model.addAttribute("letter", letters.onPage(message));
        model.addAttribute("to", nameOf(message.recipient(), people.named(List.of(message.recipient()))));
        model.addAttribute("again", me.isAdministrator() && message.state() == MessageState.DEAD);
        model.addAttribute("captures", !server.isConfigured());
        return "notification/message";
    }

    @PostMapping("/outbox/{id}/again")
    String again(@PathVariable long id, RedirectAttributes redirect) {
        log.tryAgain(id, person.get());
        redirect.addFlashAttribute(
                "message", messages.getMessage("notification.again.done", null, LocaleContextHolder.getLocale()));
        return "redirect:/outbox/" + id;
    }

    private static String nameOf(PersonId id, Map<PersonId, Person> named) {
        return named.containsKey(id) ? named.get(id).name() : id.value();
    }
}
