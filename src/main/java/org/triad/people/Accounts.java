package org.triad.people;

import java.util.Collection;
import java.util.Optional;
import org.triad.kernel.PersonId;

/** Accounts as other modules need them. People manage them on the page People, over {@code /api/people} and in Camunda Admin. */
public interface Accounts {

    /**
     * A new account.
     *
     * @param groups ids of {@link org.triad.kernel.Department} groups, {@link Person#PROCESS_OWNERS} or
     *     {@link Person#ADMINISTRATORS}
     */
    record NewAccount(String login, String firstName, String lastName, String email, Collection<String> groups) {}

    /**
     * Creates the account, or leaves an existing one with this login as it is. The password is not held to the rules for passwords, and
     * not temporary.
     */
    void create(NewAccount account, String password);

    boolean hasAdministrator();

    /** How the account stands, read afresh; empty where there is none. */
    Optional<Standing> standing(PersonId id);
}
