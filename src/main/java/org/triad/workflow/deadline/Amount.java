package org.triad.workflow.deadline;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Working time as owners write it: {@code 2 d 4 h}, {@code 30 min}. */
final class Amount {

    private static final Pattern PART = Pattern.compile("(-?\\d{1,4})\\s*(d|h|min)\\b");
    private static final Duration LONGEST = Duration.ofDays(366);

    private Amount() {}

    /**
     * @param day the working time of "1 d"
     * @throws IllegalArgumentException with what is wrong, to be put behind "says …, but"
     */
    static Duration read(String written, Duration day) {
        Matcher parts = PART.matcher(written);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (parts.find()) {
            if (!written.substring(end, parts.start()).isBlank()) {
                throw unreadable();
            }
            long number = Long.parseLong(parts.group(1));
            if (number < 0) {
                throw new IllegalArgumentException("a time is never negative");
            }
            sum = sum.plus(
                    switch (parts.group(2)) {
                        case "d" -> day.multipliedBy(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofMinutes(number);
                    });
            end = parts.end();
        }
        if (end == 0 || !written.substring(end).isBlank()) {
            throw unreadable();
        }
        if (sum.isZero()) {
            throw new IllegalArgumentException("that is no time at all; leave the cell empty where there is none");
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("that is more than anybody waits");
        }
        return sum;
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "that is no working time; write days, hours and minutes as in 2 d 4 h or 30 min");
    }
}
