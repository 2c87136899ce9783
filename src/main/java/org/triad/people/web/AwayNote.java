package org.triad.people.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.triad.kernel.PersonId;
import org.triad.people.Absences.Away;
import org.triad.people.People;
import org.triad.people.Person;

/**
 * That somebody is away today, as pages say it.
 *
 * @param name of who is away
 * @param covers names of those who stand in; empty where nobody is left
 * @param byLead whether a lead has said so, and may take it back
 */
record AwayNote(String name, LocalDate until, String covers, boolean byLead) {

    /** By login; one statement for all the names. */
    static Map<String, AwayNote> of(Collection<Away> away, People people) {
        Map<PersonId, Person> named = people.named(away.stream()
                .flatMap(one ->
                        java.util.stream.Stream.concat(java.util.stream.Stream.of(one.person()), one.covers().stream()))
                .toList());
        Map<String, AwayNote> notes = new HashMap<>();
        away.forEach(one -> notes.put(
                one.person().value(),
                new AwayNote(
                        name(one.person(), named),
                        one.until(),
                        one.covers().stream()
                                .map(cover -> name(cover, named))
                                .sorted()
                                .collect(Collectors.joining(", ")),
                        !one.setBy().equals(one.person()))));
        return notes;
    }

    private static String name(PersonId id, Map<PersonId, Person> named) {
        return named.containsKey(id) ? named.get(id).name() : id.value();
    }
}
