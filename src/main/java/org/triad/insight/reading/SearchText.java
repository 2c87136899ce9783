package org.triad.insight.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed into the search field.
 *
 * @param typed anything
 */
record SearchText(String typed) {

    private static final Pattern KEY = Pattern.compile("(?i)(?:c-?)?0*([0-9]{1,12})");
    private static final long NO_CAMPAIGN = -1;

    /** The words without characters the database cannot keep or would read as its own. */
    String words() {
        return typed.replace('\0', ' ').replace('\\', ' ');
    }

    /** The running number if this may be a key, such as {@code C-0012}, {@code c12} or {@code 12}; else one no campaign has. */
    long number() {
        Matcher key = KEY.matcher(typed.strip());
        return key.matches() ? Long.parseLong(key.group(1)) : NO_CAMPAIGN;
    }
}
