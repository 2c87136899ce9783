package org.triad.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three departments of a triad. The engine knows each by a group of members and a group of leads. */
public enum Department {
    MARKETING,
    SALES,
    SERVICE;

    private static final String LEADS = "-leads";

    /** The engine's group of members, and the word in addresses and variables: {@code marketing}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The engine's group of leads: {@code marketing-leads}. */
    public String leadsKey() {
        return key() + LEADS;
    }

    /** The name people read: {@code Marketing}. */
    public String label() {
        return name().charAt(0) + key().substring(1);
    }

    /** The department of a group of members or leads, or empty for any other group. */
    public static Optional<Department> ofGroup(String group) {
        return Arrays.stream(values())
                .filter(department ->
                        department.key().equals(group) || department.leadsKey().equals(group))
                .findFirst();
    }
}
