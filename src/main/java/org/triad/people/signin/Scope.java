package org.triad.people.signin;

/** What failures are counted for. */
enum Scope {
    /** One login from one address. */
    PAIR,
    /** One address, whatever the login. */
    ADDRESS,
    /** One login, from wherever. */
    LOGIN
}
