package org.triad.database;

import org.triad.kernel.StartRefused;

/** Triad cannot start on this database. */
public class DatabaseUnusable extends StartRefused {

    public DatabaseUnusable(String sentence) {
        super(sentence);
    }

    public DatabaseUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
