package org.triad.people.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What people call the program behind a User-Agent: {@code Firefox on Windows}. */
final class Browser {

    /** The first that is found counts: Edge calls itself Chrome, Chrome calls itself Safari, Android calls itself Linux. */
    private static final Map<String, String> PROGRAMS = ordered(
            "Edg",
            "Edge",
            "OPR",
            "Opera",
            "Firefox",
            "Firefox",
            "Chrome",
            "Chrome",
            "Safari",
            "Safari",
            "curl",
            "curl",
            "Java",
            "a Java program");

    private static final Map<String, String> SYSTEMS = ordered(
            "Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows", "Mac OS", "macOS", "Linux",
            "Linux");

    private Browser() {}

    /** Empty for one nobody knows. */
    static String named(String agent) {
        String program = first(PROGRAMS, agent).orElse("");
        return program
                + first(SYSTEMS, agent)
                        .map(system -> program.isEmpty() ? system : " on " + system)
                        .orElse("");
    }

    private static Optional<String> first(Map<String, String> marks, String agent) {
        return marks.entrySet().stream()
                .filter(mark -> agent.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> ordered(String... marks) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int mark = 0; mark < marks.length; mark += 2) {
            ordered.put(marks[mark], marks[mark + 1]);
        }
        return ordered;
    }
}
