package org.triad.kernel;

/** Triad cannot start as it is set up. The message is the one sentence the console ends with; it says what to do. */
public class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
