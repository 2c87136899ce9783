package org.triad.meeting.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.meeting.ActionItem;
import org.triad.meeting.AgendaItem;
import org.triad.meeting.SyncView;
import org.triad.people.People;
import org.triad.people.Person;

/** The people of syncs as pages show them. */
@Component
class SyncFaces {

    private final People people;

    SyncFaces(People people) {
        this.people = people;
    }

    /**
     * A person with the colour of their department.
     *
     * @param department its key; empty for none
     */
    record Who(String name, String department) {}

    /** Something on an agenda with its people. */
    record Point(AgendaItem item, List<Who> who) {}

    /**
     * Something that was agreed, with its person.
     *
     * @param task the id of its open task; empty where there is none
     */
    record Agreed(ActionItem item, Who who, Optional<Who> closedBy, Optional<String> task) {}

    Map<PersonId, Person> of(SyncView sync) {
        Set<PersonId> ids = new HashSet<>(sync.attendees());
        sync.items().forEach(item -> ids.addAll(item.people()));
        sync.actions().forEach(action -> {
            ids.add(action.person());
            action.closedBy().ifPresent(ids::add);
        });
        sync.calledBy().ifPresent(ids::add);
        sync.chair().ifPresent(ids::add);
        sync.endedBy().ifPresent(ids::add);
        return people.named(ids);
    }

    Map<PersonId, Person> of(Collection<AgendaItem> items) {
        Set<PersonId> ids = new HashSet<>();
        items.forEach(item -> ids.addAll(item.people()));
        return people.named(ids);
    }

    Map<PersonId, Person> named(Collection<PersonId> ids) {
        return people.named(ids);
    }

    static List<Point> points(List<AgendaItem> items, Map<PersonId, Person> named) {
        return items.stream()
                .map(item -> new Point(
                        item, item.people().stream().map(id -> who(id, named)).toList()))
                .toList();
    }

    static Who who(PersonId id, Map<PersonId, Person> named) {
        Person person = named.get(id);
        return person == null
                ? new Who(id.value(), "")
                : new Who(
                        person.name(), person.department().map(Department::key).orElse(""));
    }
}
