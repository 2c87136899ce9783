package org.triad.notification.domain;

import java.util.Arrays;

/** Why somebody hears of something, and so who does. The key is the word in the table who-is-looped-in. */
public enum Audience {
    /** Whom the event itself names: the assignee, the reminded, the mentioned, the invited; where it names nobody, the department. */
    CONCERNED("concerned"),
    /** Everybody in the department whose task or act it is; where no single department acts, all leads. */
    DEPARTMENT("department"),
    /** The leads of that department, or all leads. */
    DEPARTMENT_LEADS("departmentLeads"),
    /** The leads of all three departments. */
    LEADS("leads"),
    /** The three accountable people of the campaign. */
    TRIAD("triad"),
    /** Whoever watches the campaign. */
    WATCHERS("watchers");

    private final String key;

    Audience(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /**
     * @throws IllegalArgumentException if there is none; the table was checked when it was deployed
     */
    static Audience of(String key) {
        return Arrays.stream(values())
                .filter(audience -> audience.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No audience is called " + key));
    }
}
