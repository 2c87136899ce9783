package org.triad.people.session;

import java.io.Serializable;
import java.time.Instant;

/**
 * Kept in a session: who signed in, when and from where.
 *
 * @param passwordMark of the password it was done with; another password ends the session
 * @param agent what the browser calls itself, or empty
 */
record SignIn(String login, Instant at, String passwordMark, String address, String agent) implements Serializable {

    /** The attribute's name. */
    static final String ATTRIBUTE = SignIn.class.getName();

    private static final long serialVersionUID = 1L;
}
