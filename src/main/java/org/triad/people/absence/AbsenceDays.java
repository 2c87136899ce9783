package org.triad.people.absence;

import java.time.LocalDate;
import org.triad.kernel.Refusal;
import org.triad.people.Absences;

/** Which days somebody can be away. */
final class AbsenceDays {

    private static final int EARLIEST_DAYS_BACK = 31;
    private static final int LATEST_YEARS_AHEAD = 2;

    private AbsenceDays() {}

    /** @throws Refusal (invalid) if a day is missing, they are in the wrong order, over, too far away or too many */
    static void check(LocalDate firstDay, LocalDate lastDay, LocalDate today) {
        if (firstDay == null) {
            throw Refusal.invalid("from", "Choose the first day you are away.");
        }
        if (lastDay == null) {
            throw Refusal.invalid("until", "Choose the last day you are away.");
        }
        if (lastDay.isBefore(firstDay)) {
            throw Refusal.invalid("until", "The last day is before the first. Choose a later one.");
        }
        if (lastDay.isBefore(today)) {
            throw Refusal.invalid("until", "These days are over already. Choose a last day from today on.");
        }
        if (firstDay.isBefore(today.minusDays(EARLIEST_DAYS_BACK))
                || firstDay.isAfter(today.plusYears(LATEST_YEARS_AHEAD))) {
            throw Refusal.invalid("from", "The first day is at most a month back and two years ahead.");
        }
        if (lastDay.isAfter(firstDay.plusDays(Absences.LONGEST))) {
            throw Refusal.invalid("until", "An absence lasts at most a year. Choose an earlier last day.");
        }
    }
}
