package org.triad.access;

/** The kinds of people the access matrix has a column for. */
enum Role {
    ANONYMOUS(null),
    NOBODY("nico"),
    MARKETING("ben"),
    MARKETING_LEAD("mara"),
    SALES("aisha"),
    SALES_LEAD("jonas"),
    SERVICE("tom"),
    SERVICE_LEAD("elena"),
    OWNER("priya"),
    ADMINISTRATOR("admin"),
    DEACTIVATED("gone");

    private final String login;

    Role(String login) {
        this.login = login;
    }

    /** Null for somebody who is not signed in. */
    String login() {
        return login;
    }

    /** The column's head. */
    String column() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
