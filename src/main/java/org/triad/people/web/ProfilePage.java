package org.triad.people.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.people.Person;

/** Who one is here, and who stands in when one is away. */
@Controller
class ProfilePage {

    private final People people;
    private final CurrentPerson person;
    private final MessageSource messages;

    ProfilePage(People people, CurrentPerson person, MessageSource messages) {
        this.people = people;
        this.person = person;
        this.messages = messages;
    }

    @GetMapping("/profile")
    String profile(Model model) {
        Person me = person.get();
        model.addAttribute("me", me);
        model.addAttribute(
                "departments",
                List.of(Department.values()).stream().filter(me::isMemberOf).toList());
        model.addAttribute("cover", people.coverOf(me.id()).map(PersonId::value).orElse(""));
        model.addAttribute("colleagues", colleagues(me));
        return "people/profile";
    }

    @PostMapping("/profile/cover")
    String nameCover(@RequestParam(defaultValue = "") String cover, RedirectAttributes redirect) {
        Person me = person.get();
        try {
            people.nameCover(me.id(), cover.isBlank() ? null : new PersonId(cover.strip()));
            String word = cover.isBlank() ? "people.profile.coverEnded" : "people.profile.coverNamed";
            redirect.addFlashAttribute("message", messages.getMessage(word, null, LocaleContextHolder.getLocale()));
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("error", refusal.getMessage());
        }
        return "redirect:/profile";
    }

    /** Everybody else by department, the reader's own first. */
    private Map<Department, List<Person>> colleagues(Person me) {
        Map<Department, List<Person>> colleagues = new LinkedHashMap<>();
        List.of(Department.values()).stream()
                .sorted(java.util.Comparator.comparing((Department department) -> !me.isMemberOf(department)))
                .forEach(department -> colleagues.put(
                        department,
                        people.membersOf(department).stream()
                                .filter(colleague -> !colleague.id().equals(me.id()))
                                .toList()));
        return colleagues;
    }
}
