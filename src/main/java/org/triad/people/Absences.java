package org.triad.people;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/**
 * When people are away, in whole days of the house's zone, and who stands in then: the cover named for the absence, otherwise the standing
 * cover; where that one is away too, their cover, and so on; where nobody is left, because the chain ends or goes in a circle, the leads of
 * the department. It is computed from the days whenever it is asked, so that nothing has to begin or end.
 */
public interface Absences {

    /** No absence is longer, in days. */
    int LONGEST = 366;

    /**
     * @param cover named for this absence; empty where the standing cover holds
     * @param setBy the person or, for today, a lead
     */
    record Absence(
            long id, PersonId person, LocalDate firstDay, LocalDate lastDay, Optional<PersonId> cover, PersonId setBy) {

        public boolean includes(LocalDate day) {
            return !day.isBefore(firstDay) && !day.isAfter(lastDay);
        }
    }

    /**
     * Somebody who is away today.
     *
     * @param until the last day
     * @param leading who stands in now, each with the departments they lead where nobody named them; empty where nobody is left
     * @param named whether somebody named them; otherwise they are the leads of the person's departments
     * @param setBy the person or a lead
     */
    record Away(
            PersonId person, LocalDate until, Map<PersonId, Set<Department>> leading, boolean named, PersonId setBy) {

        public Set<PersonId> covers() {
            return leading.keySet();
        }

        /** Who stands in at a task of these departments: leads who were not named only where they lead; all where no department is known. */
        public Set<PersonId> coversAt(Set<Department> departments) {
            return named || departments.isEmpty()
                    ? covers()
                    : leading.entrySet().stream()
                            .filter(lead -> !Collections.disjoint(lead.getValue(), departments))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet());
        }
    }

    /** Today, in the zone of the house. */
    LocalDate today();

    /** A person's absences from today on, the next one first. */
    List<Absence> of(PersonId person);

    /** Everybody who is away today, in one statement. */
    Map<PersonId, Away> now();

    /** Who stands in for a person now; empty while they are there. One statement. */
    Set<PersonId> coversOf(PersonId person);

    /** Who stands in for a person now at a task of these departments, see {@link Away#coversAt}. One statement. */
    Set<PersonId> coversOf(PersonId person, Set<Department> departments);

    /**
     * Adds an absence of a person by themselves. Whoever covers is told when it begins.
     *
     * @param cover empty for the standing cover
     * @return its id
     * @throws org.triad.kernel.Refusal (invalid) if the days or the cover cannot be, with the circle the cover would close; (conflict) if
     *     the person is away on one of the days already
     */
    long add(PersonId person, LocalDate firstDay, LocalDate lastDay, Optional<PersonId> cover);

    /**
     * Ends an absence of one's own: one that has begun with yesterday, another one is taken back.
     *
     * @throws org.triad.kernel.Refusal (unknown) if the person has no such absence from today on
     */
    void end(long id, PersonId person);

    /**
     * A lead of the person's department, or an administrator, says that they are away today.
     *
     * @param cover empty for the standing cover; named only by whoever leads all departments of the person, since the cover acts for them
     * @throws org.triad.kernel.Refusal (forbidden) for anybody else, (invalid) if the cover cannot be or is not theirs to name, (conflict) if
     *     the person is away already
     */
    void awayToday(PersonId person, Optional<PersonId> cover, Person by);

    /**
     * Takes back what a lead has said of today.
     *
     * @throws org.triad.kernel.Refusal (forbidden) for others, (conflict) if there is none: what people entered themselves they end themselves
     */
    void backToday(PersonId person, Person by);
}
