package org.triad.people.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.triad.kernel.Department;
import org.triad.people.AccountDesk.Details;
import org.triad.people.PeopleDirectory.Entry;
import org.triad.people.Person;

/** What is typed about a person. */
record PersonForm(String login, String firstName, String lastName, String email, List<String> groups) {

    PersonForm {
        login = trimmed(login);
        firstName = trimmed(firstName);
        lastName = trimmed(lastName);
        email = trimmed(email);
        groups = groups == null ? List.of() : groups;
    }

    static PersonForm empty() {
        return new PersonForm("", "", "", "", List.of());
    }

    static PersonForm of(Entry entry) {
        return new PersonForm(
                entry.person().id().value(),
                entry.firstName(),
                entry.lastName(),
                entry.person().email(),
                List.copyOf(entry.person().groups()));
    }

    Details toDetails() {
        return new Details(firstName, lastName, email);
    }

    Set<String> toGroups() {
        return new LinkedHashSet<>(groups);
    }

    /** All departments and roles, in the order they are offered. */
    static List<String> choices() {
        return java.util.stream.Stream.concat(
                        Arrays.stream(Department.values())
                                .flatMap(department ->
                                        java.util.stream.Stream.of(department.key(), department.leadsKey())),
                        java.util.stream.Stream.of(Person.PROCESS_OWNERS, Person.ADMINISTRATORS))
                .toList();
    }

    private static String trimmed(String text) {
        return text == null ? "" : text.strip();
    }
}
