package org.triad.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table a run ends with. */
final class Report {

    private static final String LINE = "%-46s %14s %14s %8s  %-14s%n";

    private final List<String> lines = new ArrayList<>();

    void head(String what, String ours, String floor) {
        add("%n".formatted() + LINE.formatted(what, ours, floor, "ratio", "goal"));
    }

    /** @param goal the ratio that was aimed at, with {@code ≥} or {@code ≤} before it; empty where there is none */
    void compare(String what, double ours, double floor, String goal) {
        double ratio = ours / floor;
        add(LINE.formatted(what, number(ours), number(floor), number(ratio), verdict(ratio, goal)));
    }

    void note(String line) {
        add(line + System.lineSeparator());
    }

    /** Seen at once, too: a run may be ended before it has come to its end. */
    private void add(String line) {
        lines.add(line);
        System.out.print(line);
        System.out.flush();
    }

    private static String verdict(double ratio, String goal) {
        if (goal.isEmpty()) {
            return "";
        }
        double limit = Double.parseDouble(goal.substring(1).strip());
        boolean met = goal.startsWith("≥") ? ratio >= limit : ratio <= limit;
        return goal + (met ? " met" : " missed");
    }

    private static String number(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? "-"
                : String.format(Locale.ROOT, value < 100 ? "%,.2f" : "%,.0f", value);
    }

    @Override
    public String toString() {
        return String.join("", lines);
    }
}
