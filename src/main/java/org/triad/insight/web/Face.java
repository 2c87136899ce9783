package org.triad.insight.web;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.Person;

/**
 * A person as a small round picture with initials.
 *
 * @param name the login where the account is gone
 * @param department key of the department it stands for; empty for none
 */
record Face(String login, String name, String initials, String department) {

    static Face of(PersonId id, Map<PersonId, Person> people, Department department) {
        String name = people.containsKey(id) ? people.get(id).name() : id.value();
        return new Face(id.value(), name, initials(name), department.key());
    }

    static Face of(PersonId id, Map<PersonId, Person> people) {
        Person person = people.get(id);
        String name = person == null ? id.value() : person.name();
        String department =
                person == null ? "" : person.department().map(Department::key).orElse("");
        return new Face(id.value(), name, initials(name), department);
    }

    /** The first letters of the first and the last word. */
    static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        return Stream.of(words[0], words.length > 1 ? words[words.length - 1] : "")
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT))
                .collect(Collectors.joining());
    }
}
