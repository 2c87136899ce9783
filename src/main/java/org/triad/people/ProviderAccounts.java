package org.triad.people;

import java.util.Optional;
import java.util.Set;
import org.triad.kernel.PersonId;

/** Accounts of people who sign in at an OpenID Connect provider. */
public interface ProviderAccounts {

    /**
     * Who somebody is at a provider. Nothing else says so: logins and e-mail addresses are given to others after a while.
     *
     * @param issuer the provider's address, at most 500 characters
     * @param subject the person's id there, at most 255 characters
     */
    record Identity(String issuer, String subject) {}

    /**
     * What a provider says about somebody who has just signed in there.
     *
     * @param login what a new account is to be called; an existing one keeps its login
     * @param name first and last name; blank leaves the name as it is
     * @param email blank leaves the address as it is
     * @param groups the engine's groups the person belongs to
     * @param managedGroups the engine's groups the provider decides about; membership in others stays as it is
     */
    record Claims(
            Identity identity,
            String login,
            String name,
            String email,
            Set<String> groups,
            Set<String> managedGroups) {}

    /**
     * Lets somebody in: makes or updates the account, in one transaction, or says why not and changes nothing.
     *
     * @param linkTo the person who asked, signed in otherwise, to be linked to this identity; null for a mere sign-in
     */
    Admission admit(Claims claims, PersonId linkTo);

    /** The person with this identity, unless deactivated. */
    Optional<Person> find(Identity identity);

    /** Whether the person has an identity at this issuer. */
    boolean isLinked(PersonId id, String issuer);
}
