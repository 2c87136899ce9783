package org.triad.people;

/**
 * How an account stands at this moment.
 *
 * @param active whether the person may sign in; a deactivated one may not
 * @param passwordTemporary whether the person has to choose a password before anything else
 * @param passwordMark tells one password of the account from another without saying anything about either
 */
public record Standing(boolean active, boolean passwordTemporary, String passwordMark) {}
