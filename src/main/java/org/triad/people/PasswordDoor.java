package org.triad.people;

/** A module that decides who may still come in with a password. Where there is none, everybody may who has one. */
public interface PasswordDoor {

    boolean isOpenTo(Person person);
}
