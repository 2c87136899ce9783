package org.triad.people;

import java.util.Collection;

/** Makes accounts. Changing and deleting them is done in Camunda Admin. */
public interface Accounts {

    /**
     * A new account.
     *
     * @param groups ids of {@link org.triad.kernel.Department} groups, {@link Person#PROCESS_OWNERS} or
     *     {@link Person#ADMINISTRATORS}
     */
    record NewAccount(String login, String firstName, String lastName, String email, Collection<String> groups) {}

    /** Creates the account, or leaves an existing one with this login as it is. */
    void create(NewAccount account, String password);

    boolean hasAdministrator();
}
