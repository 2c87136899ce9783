package org.triad.people.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.Absences;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.people.PeopleDirectory;
import org.triad.people.PeopleDirectory.Page;
import org.triad.people.PeopleDirectory.Query;
import org.triad.people.Person;

/** Who works here: to look up for everybody in a department, to look after for administrators. */
@Controller
class PeoplePage {

    private static final int PAGE_SIZE = 50;
    private static final int LONGEST_TEXT = 200;
    private static final int LAST_PAGE = 10_000;

    private final PeopleDirectory directory;
    private final People people;
    private final Absences absences;
    private final CurrentPerson person;

    PeoplePage(PeopleDirectory directory, People people, Absences absences, CurrentPerson person) {
        this.directory = directory;
        this.people = people;
        this.absences = absences;
        this.person = person;
    }

    @GetMapping("/people")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "false") boolean deactivated,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "") String away,
            Model model) {
        Person me = reader(person);
        boolean all = deactivated && me.isAdministrator();
        int number = Math.max(0, Math.min(LAST_PAGE, page));
        String text = q.replace("\0", "")
                .substring(0, Math.min(LONGEST_TEXT, q.replace("\0", "").length()));
        String chosen = PersonForm.choices().contains(group) ? group : "";
        Page found = directory.list(new Query(text, chosen, all, number, PAGE_SIZE));
        model.addAttribute("me", me);
        Map<String, AwayNote> notes = AwayNote.of(absences.now().values(), people);
        model.addAttribute("away", notes);
        model.addAttribute("q", text);
        model.addAttribute("group", chosen);
        model.addAttribute("deactivated", all);
        model.addAttribute("groups", PersonForm.choices());
        model.addAttribute("people", found.entries());
        Set<PersonId> spoken = spokenFor(me, found);
        model.addAttribute("spoken", spoken);
        found.entries().stream()
                .filter(PeopleDirectory.Entry::active)
                .map(PeopleDirectory.Entry::person)
                .filter(one -> one.id().value().equals(away) && spoken.contains(one.id()) && !notes.containsKey(away))
                .findFirst()
                .ifPresent(one -> leaving(one, model));
        model.addAttribute("found", found.found());
        model.addAttribute("page", number);
        model.addAttribute("pages", (found.found() + PAGE_SIZE - 1) / PAGE_SIZE);
        return "people/people";
    }

    /** The reader is about to say that somebody is away today, and chooses who covers. */
    private void leaving(Person one, Model model) {
        Optional<PersonId> standing = people.coverOf(one.id());
        model.addAttribute("leaving", one);
        model.addAttribute("colleagues", Colleagues.of(one, people));
        model.addAttribute(
                "standing", standing.flatMap(people::find).map(Person::name).orElse(""));
    }

    /** Those of whom the reader may say that they are away today. */
    private static Set<PersonId> spokenFor(Person me, Page found) {
        return found.entries().stream()
                .map(PeopleDirectory.Entry::person)
                .filter(one -> !one.id().equals(me.id()))
                .filter(one ->
                        me.isAdministrator() || one.departments().stream().anyMatch(me::leads))
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    /** @throws Refusal (forbidden) for somebody with neither department nor role */
    static Person reader(CurrentPerson person) {
        Person me = person.get();
        if (!me.seesCampaigns() && !me.ownsProcesses()) {
            throw Refusal.forbidden("The directory is for the departments. Ask an administrator to add you to one.");
        }
        return me;
    }

    static List<String> known(Person of) {
        return PersonForm.choices().stream().filter(of.groups()::contains).toList();
    }
}
