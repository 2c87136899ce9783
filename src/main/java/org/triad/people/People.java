package org.triad.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/**
 * Who works here, in which department, who leads it, and who stands in for whom. Answers are read afresh in each transaction and never kept
 * longer.
 */
public interface People {

    Optional<Person> find(PersonId id);

    /** The person whose login or e-mail address this is, ignoring case and surrounding blanks. */
    Optional<Person> resolve(String loginOrEmail);

    /** The people behind these ids, in three statements at most; an id nobody has is missing in the answer. */
    Map<PersonId, Person> named(Collection<PersonId> ids);

    /** The members of a department, by name; an unknown department has none. */
    List<Person> membersOf(Department department);

    /** The leads of a department, by name. */
    List<Person> leadsOf(Department department);

    /** The engine's groups a person may act for: their own and, as a named cover, those of departments of people who are away today. */
    Set<String> groupsActedFor(PersonId id);

    /** The standing cover of a person: who stands in whenever they are away and name nobody else, see {@link Absences}. */
    Optional<PersonId> coverOf(PersonId id);

    /**
     * Names who stands in for a person whenever they are away; null takes the cover back.
     *
     * @throws org.triad.kernel.Refusal if the two are the same person, the cover is unknown or of no department, or standing covers would
     *     go in a circle, with the people in it
     */
    void nameCover(PersonId id, PersonId cover);
}
