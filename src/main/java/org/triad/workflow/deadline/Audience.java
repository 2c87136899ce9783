package org.triad.workflow.deadline;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom a rung of the ladder reminds. */
public enum Audience {
    /** Who has the task; while nobody has it, those who may take it. */
    ASSIGNEE,
    /** All who may take it. */
    CANDIDATES,
    /** Who stands in for the one who has it. */
    COVER,
    /** The leads of its departments. */
    LEAD;

    static final String WORDS = "assignee, candidates, cover, lead";

    /** By the word owners write; empty where it is none. */
    static Optional<Audience> of(String word) {
        return Arrays.stream(values())
                .filter(audience -> audience.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** A letter for each, for keeping them in a job. */
    static String letters(Set<Audience> audiences) {
        return audiences.stream()
                .map(audience -> audience.name().substring(1, 2))
                .collect(Collectors.joining());
    }

    static Set<Audience> ofLetters(String letters) {
        Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        for (Audience audience : values()) {
            if (letters.contains(audience.name().substring(1, 2))) {
                audiences.add(audience);
            }
        }
        return audiences;
    }
}
