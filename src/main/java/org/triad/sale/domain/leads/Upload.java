package org.triad.sale.domain.leads;

import org.springframework.core.io.InputStreamSource;

/**
 * A file a person sends.
 *
 * @param name as their machine calls it
 * @param content can be opened more than once
 */
public record Upload(String name, InputStreamSource content) {

    private static final int LONGEST_NAME = 200;

    /** The name without folders and control or invisible characters, 200 characters at most. */
    String plainName() {
        String given = name == null ? "" : name;
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
                .strip();
        if (last.isEmpty()) {
            return "leads.csv";
        }
        int end = last.offsetByCodePoints(0, Math.min(last.codePointCount(0, last.length()), LONGEST_NAME));
        return last.substring(0, end);
    }
}
