package org.triad.insight.web;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.Absences;
import org.triad.people.Absences.Away;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.OpenTask;

/**
 * Who looks at tasks, and what is known of the people in them: read once for however many tasks.
 *
 * @param actsFor the groups the reader acts for
 * @param people by their ids, with those who stand in for somebody
 * @param away who is away today
 */
record Onlooker(
        Person reader, Set<String> actsFor, Map<PersonId, Person> people, Map<PersonId, Away> away, Instant now) {

    /** Three statements. */
    static Onlooker at(Instant now, Person reader, Collection<PersonId> mentioned, People people, Absences absences) {
        Map<PersonId, Away> away = absences.now();
        Set<PersonId> known = new HashSet<>(mentioned);
        mentioned.stream()
                .flatMap(person -> Optional.ofNullable(away.get(person)).stream())
                .forEach(one -> known.addAll(one.covers()));
        return new Onlooker(reader, people.groupsActedFor(reader.id()), people.named(known), away, now);
    }

    boolean manages(OpenTask task) {
        return task.isManagedBy(reader, actsFor);
    }

    /** Whether somebody is away, and who covers at tasks of these departments. */
    Optional<Owed.Absent> absent(PersonId person, Set<Department> departments) {
        return Optional.ofNullable(away.get(person))
                .map(one -> new Owed.Absent(
                        one.until(),
                        one.coversAt(departments).stream()
                                .map(cover -> people.containsKey(cover)
                                        ? people.get(cover).name()
                                        : cover.value())
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }
}
