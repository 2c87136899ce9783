package org.triad.people.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.triad.kernel.Department;
import org.triad.people.People;
import org.triad.people.Person;

/** Who may stand in for somebody, as pages let one choose. */
final class Colleagues {

    private Colleagues() {}

    /** Everybody else by department, their own departments first. */
    static Map<Department, List<Person>> of(Person person, People people) {
        Map<Department, List<Person>> colleagues = new LinkedHashMap<>();
        Arrays.stream(Department.values())
                .sorted(Comparator.comparing(department -> !person.isMemberOf(department)))
                .forEach(department -> colleagues.put(
                        department,
                        people.membersOf(department).stream()
                                .filter(one -> !one.id().equals(person.id()))
                                .toList()));
        return colleagues;
    }
}
