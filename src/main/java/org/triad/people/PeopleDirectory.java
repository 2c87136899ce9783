package org.triad.people;

import java.util.List;
import java.util.Optional;
import org.triad.kernel.PersonId;

/** Everybody with an account, for looking up and for administrators. */
public interface PeopleDirectory {

    /**
     * A line of the directory.
     *
     * @param person of a deactivated one the groups are those they would have again
     */
    record Entry(Person person, String firstName, String lastName, boolean active, boolean passwordTemporary) {}

    /**
     * What is looked for.
     *
     * @param text part of a login, name or e-mail address; empty for all
     * @param group of the engine, empty for all
     * @param deactivated whether those are listed too
     * @param page from 0
     */
    record Query(String text, String group, boolean deactivated, int page, int size) {}

    /** A page of it by name, and how many there are in all. */
    record Page(List<Entry> entries, long found) {}

    /** Two statements, however many people there are. */
    Page list(Query query);

    Optional<Entry> find(PersonId id);
}
