package org.triad.meeting.domain.calendar;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.TimeZone;

/**
 * A zone as a calendar file says it (VTIMEZONE), by the rules of this Java. Changes that come every year are said as rules, which is what
 * calendars expect; others one by one between two moments.
 */
final class ZoneComponent {

    private static final LocalDateTime BEGINNING = LocalDateTime.of(1970, 1, 1, 0, 0);
    private static final int WEEK = 7;
    private static final int LAST_WEEK_OF_A_LONG_MONTH = 25;

    private ZoneComponent() {}

    static TimezoneAssignment of(ZoneId zone, Instant from, Instant until) {
        VTimezone component = new VTimezone(zone.getId());
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(from);
        if (rules.nextTransition(from) == null) {
            component.addStandardTime(begun(new StandardTime(), BEGINNING, offset, offset));
        } else if (rules.getTransitionRules().isEmpty()) {
            component.addStandardTime(begun(new StandardTime(), BEGINNING, offset, offset));
            for (ZoneOffsetTransition change = rules.nextTransition(from);
                    change != null && change.getInstant().isBefore(until);
                    change = rules.nextTransition(change.getInstant())) {
                add(begun(observance(change, rules), change), component);
            }
        } else {
            int year = from.atZone(zone).getYear() - 1;
            rules.getTransitionRules().forEach(rule -> {
                ZoneOffsetTransition first = rule.createTransition(year);
                Observance every = begun(observance(first, rules), first);
                every.setRecurrenceRule(yearly(rule));
                add(every, component);
            });
        }
        return new TimezoneAssignment(TimeZone.getTimeZone(zone), component);
    }

    private static Observance observance(ZoneOffsetTransition change, ZoneRules rules) {
        return rules.isDaylightSavings(change.getInstant()) ? new DaylightSavingsTime() : new StandardTime();
    }

    private static void add(Observance observance, VTimezone component) {
        if (observance instanceof DaylightSavingsTime daylight) {
            component.addDaylightSavingsTime(daylight);
        } else {
            component.addStandardTime((StandardTime) observance);
        }
    }

    /** Such as the last Sunday of March, or the second one. */
    private static Recurrence yearly(ZoneOffsetTransitionRule rule) {
        Recurrence.Builder every =
                new Recurrence.Builder(Frequency.YEARLY).byMonth(rule.getMonth().getValue());
        int day = rule.getDayOfMonthIndicator();
        if (rule.getDayOfWeek() == null) {
            return every.byMonthDay(day).build();
        }
        DayOfWeek weekday = DayOfWeek.values()[rule.getDayOfWeek().getValue() % WEEK];
        if (day < 0 || day == LAST_WEEK_OF_A_LONG_MONTH && rule.getMonth().maxLength() == day + WEEK - 1) {
            return every.byDay(-1, weekday).build();
        }
        if (day % WEEK == 1) {
            return every.byDay(day / WEEK + 1, weekday).build();
        }
        for (int candidate = day; candidate < day + WEEK; candidate++) {
            every.byMonthDay(candidate);
        }
        return every.byDay(weekday).build();
    }

    private static Observance begun(Observance observance, ZoneOffsetTransition change) {
        return begun(observance, change.getDateTimeBefore(), change.getOffsetBefore(), change.getOffsetAfter());
    }

    /** The moment stands in the local time that was valid before it, as RFC 5545 has it. */
    private static <T extends Observance> T begun(T observance, LocalDateTime at, ZoneOffset before, ZoneOffset after) {
        observance.setDateStart(new DateTimeComponents(
                at.getYear(),
                at.getMonthValue(),
                at.getDayOfMonth(),
                at.getHour(),
                at.getMinute(),
                at.getSecond(),
                false));
        observance.setTimezoneOffsetFrom(new UtcOffset(before.getTotalSeconds() * 1000L));
        observance.setTimezoneOffsetTo(new UtcOffset(after.getTotalSeconds() * 1000L));
        return observance;
    }
}
