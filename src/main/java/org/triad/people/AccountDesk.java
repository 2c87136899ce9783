package org.triad.people;

import java.time.Instant;
import java.util.Set;
import org.triad.kernel.PersonId;

/**
 * Where administrators look after accounts, and everybody after their own. Each method refuses whoever may not do it, and every change is
 * in the engine's identity tables when it returns, where Camunda Admin shows it.
 */
public interface AccountDesk {

    /** What is known of a person besides what they may do; all trimmed, the e-mail address may be empty. */
    record Details(String firstName, String lastName, String email) {}

    /**
     * What shows that it is oneself, and not somebody at a screen left open.
     *
     * @param password one's current one; empty where nobody was asked for it
     * @param address of the caller; wrong passwords are counted as at the sign-in
     */
    record Proof(String password, String address) {}

    /**
     * A password that somebody has to replace when they sign in with it.
     *
     * @param password shown once and kept nowhere
     * @param expires when it is no longer accepted
     */
    record TemporaryPassword(String password, Instant expires) {}

    /**
     * Adds a person.
     *
     * @param groups as in {@link Accounts.NewAccount}
     * @throws org.triad.kernel.Refusal if a field breaks a rule or the login is taken
     */
    TemporaryPassword add(Person by, String login, Details details, Set<String> groups);

    /**
     * Changes name and e-mail address, one's own or, as an administrator, anybody's. One's own address needs the current password.
     *
     * @param proof looked at for one's own address only
     * @throws org.triad.kernel.Refusal naming {@code current} if the password is missing or wrong
     * @throws TooManyTries after too many wrong ones
     */
    void change(Person by, PersonId id, Details details, Proof proof);

    /** Makes these the person's departments and roles; counts from their next request. The last administrator stays one. */
    void setGroups(Person by, PersonId id, Set<String> groups);

    /** Ends all their sessions and keeps them out until {@link #reactivate}; what they did stays. Not for oneself. */
    void deactivate(Person by, PersonId id);

    void reactivate(Person by, PersonId id);

    /** Sets a temporary password, which ends all their sessions and lets them try again at once. */
    TemporaryPassword setTemporaryPassword(Person by, PersonId id);

    /** Lets them try again at once after failed sign-ins. */
    void unlock(Person by, PersonId id);

    /** Ends all their sessions. */
    void endSessions(Person by, PersonId id);

    /**
     * Does nothing but refuse whoever does not know the current password of their account.
     *
     * @throws org.triad.kernel.Refusal naming {@code current}
     * @throws TooManyTries after too many wrong ones
     */
    void prove(Person me, Proof proof);

    /**
     * Changes one's own password, which ends one's other sessions.
     *
     * @throws org.triad.kernel.Refusal naming {@code current} or {@code password}
     * @throws TooManyTries after too many wrong ones
     */
    void changePassword(Person me, Proof current, String password);
}
