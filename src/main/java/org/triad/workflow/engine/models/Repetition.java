package org.triad.workflow.engine.models;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a timer may repeat: a timer that fires every second would leave no room for anybody's work. */
final class Repetition {

    private static final Pattern INTERVAL = Pattern.compile("R\\d*/(?:[^P/]+/)?(P[^/]+)(?:/.*)?");
    private static final Pattern CRON = Pattern.compile("(\\d{1,2})(\\s+\\S+){5,6}");
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private Repetition() {}

    /** What is wrong with a cycle that is written out, or empty; an expression is checked elsewhere. */
    static Optional<String> fault(String cycle) {
        if (ExpressionCheck.isExpression(cycle)
                || CRON.matcher(cycle).matches()
                || isSlowInterval(INTERVAL.matcher(cycle))) {
            return Optional.empty();
        }
        return Optional.of(
                "the timer repeats by %s. Write an interval of a minute or more, such as R/P7D, or six cron fields with a fixed second."
                        .formatted(FaultList.quoted(cycle)));
    }

    private static boolean isSlowInterval(Matcher cycle) {
        if (!cycle.matches()) {
            return false;
        }
        String interval = cycle.group(1);
        int time = interval.indexOf('T');
        try {
            Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? interval : interval.substring(0, time));
            Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + interval.substring(time));
            return !days.isNegative()
                    && hours.plusDays(days.toTotalMonths() * 28 + days.getDays())
                                    .compareTo(SHORTEST)
                            >= 0;
        } catch (DateTimeParseException notAnInterval) {
            return false;
        }
    }
}
