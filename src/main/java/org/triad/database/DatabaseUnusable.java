package org.triad.database;

/** Triad cannot start on this database. The message is the one sentence the console shows; it says what to do. */
public class DatabaseUnusable extends RuntimeException {

    public DatabaseUnusable(String sentence) {
        super(sentence);
    }

    public DatabaseUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
