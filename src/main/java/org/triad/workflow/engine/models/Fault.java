package org.triad.workflow.engine.models;

/**
 * One thing in a file that keeps it from being deployed.
 *
 * @param file its name as it was sent
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param element the id of the element, or its kind where it has none; empty where the file as a whole is meant
 * @param reason a sentence that says what is wrong, and one that says what to do
 */
record Fault(String file, int line, String element, String reason) {

    /** Everything a person needs to find and mend it. */
    String sentence() {
        StringBuilder sentence = new StringBuilder(file);
        if (line > 0) {
            sentence.append(", line ").append(line);
        }
        if (!element.isEmpty()) {
            sentence.append(", “").append(element).append('”');
        }
        return sentence.append(": ").append(reason).toString();
    }
}
