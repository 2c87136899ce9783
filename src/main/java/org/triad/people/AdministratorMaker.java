package org.triad.people;

/** A module that makes an administrator of its own. Where one does, none is made from the settings and none is required. */
public interface AdministratorMaker {

    /** Whether it does so in this installation. */
    boolean makesAdministrator();
}
