package org.triad.people;

/** What becomes of a sign-in at a provider. */
public sealed interface Admission {

    /** The person is in. */
    record Admitted(Person person) implements Admission {}

    /** The person stays outside, and nothing was changed. */
    record Refused(Reason reason) implements Admission {}

    /** Why somebody whom the provider knows stays outside. */
    enum Reason {
        /** The account was deactivated here. */
        DEACTIVATED,
        /** Somebody else here has the login, or an e-mail address that reads the same. */
        LOGIN_TAKEN,
        /** The provider gives no login, or one that cannot be used here. */
        LOGIN_UNUSABLE,
        /** The identity, or the person who asked to be linked to it, is linked otherwise. */
        LINKED_OTHERWISE
    }
}
