package org.triad.workflow.worktime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.triad.kernel.StartRefused;

/**
 * Hours of a day in which people work.
 *
 * @param from minute of the day
 * @param to minute of the day, after {@code from}; 1440 is its end
 */
record Span(int from, int to) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–]\\s*(\\d{1,2}):(\\d{2})");
    private static final int MINUTES_OF_A_DAY = 1440;

    /**
     * Reads spans separated by commas; an empty text has none.
     *
     * @param setting named in the refusal
     */
    static List<Span> list(String written, String setting) {
        List<Span> spans = new ArrayList<>();
        for (String part : written.split(",")) {
            if (!part.isBlank()) {
                spans.add(one(part.strip(), setting));
            }
        }
        spans.sort(Comparator.comparingInt(Span::from));
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from() < spans.get(i - 1).to()) {
                throw new StartRefused("%s is “%s”: two spans overlap.".formatted(setting, written));
            }
        }
        return List.copyOf(spans);
    }

    private static Span one(String part, String setting) {
        Matcher found = WRITTEN.matcher(part);
        if (found.matches()) {
            int from = minute(found.group(1), found.group(2));
            int to = minute(found.group(3), found.group(4));
            if (from >= 0 && from < to && to <= MINUTES_OF_A_DAY) {
                return new Span(from, to);
            }
        }
        throw new StartRefused(
                "%s has “%s”. Write hours as in 09:00-12:30, 13:00-17:00; work past midnight is written on both days."
                        .formatted(setting, part));
    }

    private static int minute(String hours, String minutes) {
        int minute = Integer.parseInt(minutes);
        return minute < 60 ? Integer.parseInt(hours) * 60 + minute : -1;
    }
}
