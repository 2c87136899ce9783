package org.triad.people;

import java.util.Optional;
import java.util.Set;
import org.triad.kernel.PersonId;

/** What happened to accounts, for whoever keeps a record. Published within the transaction of the change. */
public final class PeopleEvents {

    private PeopleEvents() {}

    /** Any of them; {@code by} is who did it. */
    public sealed interface PersonChanged {

        PersonId person();

        PersonId by();
    }

    public record PersonAdded(PersonId person, PersonId by, Set<String> groups) implements PersonChanged {}

    /**
     * Name or e-mail address.
     *
     * @param formerEmail where it is another one now; empty text where there was none
     */
    public record DetailsChanged(PersonId person, PersonId by, Optional<String> formerEmail) implements PersonChanged {}

    public record RolesChanged(PersonId person, PersonId by, Set<String> added, Set<String> removed)
            implements PersonChanged {}

    public record PersonDeactivated(PersonId person, PersonId by) implements PersonChanged {}

    public record PersonReactivated(PersonId person, PersonId by) implements PersonChanged {}

    /** Their own, or a temporary one by an administrator. */
    public record PasswordChanged(PersonId person, PersonId by) implements PersonChanged {}

    public record PersonUnlocked(PersonId person, PersonId by) implements PersonChanged {}

    /** All of a person's sessions, ended by somebody. */
    public record SessionsEnded(PersonId person, PersonId by) implements PersonChanged {}
}
