package org.triad.workflow.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.triad.kernel.StartRefused;

/**
 * When people work here.
 *
 * @param hours by day of the week, as in {@code monday: 09:00-12:30, 13:00-17:00}; a day that is missing or empty is free. Nothing at all
 *     means 09:00-17:00 from Monday to Friday
 * @param country whose public holidays are free, by its two letters; empty for none
 * @param region within the country, as jollyday names it, such as {@code by} for Bavaria; empty for what the whole country keeps
 * @param daysOff further days on which nobody works
 * @param day how much working time "1 d" in the deadline policy is
 */
@ConfigurationProperties("triad.working-time")
record WorkingTimeSettings(
        @DefaultValue Map<DayOfWeek, String> hours,
        @DefaultValue("") String country,
        @DefaultValue("") String region,
        @DefaultValue Set<LocalDate> daysOff,
        @DefaultValue("8h") Duration day) {

    private static final Duration LONGEST_DAY = Duration.ofHours(24);

    WorkingTimeSettings {
        if (day.isZero() || day.isNegative() || day.compareTo(LONGEST_DAY) > 0) {
            throw new StartRefused(
                    "triad.working-time.day is %s. A day has more than no hours and at most 24.".formatted(day));
        }
    }

    /**
     * The spans of each day, in their order; at least one in the week.
     *
     * @throws StartRefused if a span cannot be read, ends before it begins or meets another, or if nobody ever works
     */
    Map<DayOfWeek, List<Span>> week() {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            String written = hours.isEmpty() && weekday.compareTo(DayOfWeek.FRIDAY) <= 0
                    ? "09:00-17:00"
                    : hours.getOrDefault(weekday, "");
            week.put(
                    weekday,
                    Span.list(
                            written,
                            "triad.working-time.hours." + weekday.name().toLowerCase(java.util.Locale.ROOT)));
        }
        if (week.values().stream().allMatch(List::isEmpty)) {
            throw new StartRefused(
                    "triad.working-time.hours leaves no day to work on. Give at least one day its hours, as in 09:00-17:00.");
        }
        return week;
    }
}
