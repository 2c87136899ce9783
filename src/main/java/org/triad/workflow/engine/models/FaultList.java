package org.triad.workflow.engine.models;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file. */
final class FaultList {

    private static final int LONGEST_QUOTE = 80;

    private final String file;
    private final List<Fault> faults = new ArrayList<>();

    FaultList(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(int line, String element, String reason) {
        faults.add(new Fault(file, line, element, reason));
    }

    /** Of the file as a whole. */
    void add(String reason) {
        add(0, "", reason);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }

    /** What a file says, short enough and visible enough to stand in a sentence. */
    static String quoted(String text) {
        String line = text.strip().replaceAll("[\\s\\p{C}]+", " ");
        return "“" + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line) + "”";
    }
}
