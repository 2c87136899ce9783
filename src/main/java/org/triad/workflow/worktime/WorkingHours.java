package org.triad.workflow.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.triad.workflow.WorkingTime;

/** Working time by the weekly hours of one zone. Time is what passes, also where clocks are put forward or back. */
final class WorkingHours implements WorkingTime {

    /** Hours of one day as they really pass; both ends belong to it. */
    private record Stretch(Instant start, Instant end) {}

    private static final int DAYS_REMEMBERED = 2000;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Span>> week;
    private final Predicate<LocalDate> free;
    private final Duration day;
    private final Map<LocalDate, List<Stretch>> known = new ConcurrentHashMap<>();

    /**
     * @param week has at least one span
     * @param free the days without work, of which there is never a whole year
     * @param day what a day means where people write one
     */
    WorkingHours(ZoneId zone, Map<DayOfWeek, List<Span>> week, Predicate<LocalDate> free, Duration day) {
        this.zone = zone;
        this.week = Map.copyOf(week);
        this.free = free;
        this.day = day;
    }

    @Override
    public Instant add(Instant from, Duration working) {
        Duration left = notNegative(working);
        // From the day before, whose end may be this very instant.
        for (LocalDate date = dateOf(from).minusDays(1); ; date = date.plusDays(1)) {
            for (Stretch stretch : stretches(date)) {
                Instant start = stretch.start().isBefore(from) ? from : stretch.start();
                Duration room = Duration.between(start, stretch.end());
                if (!room.isNegative()) {
                    if (left.compareTo(room) <= 0) {
                        return start.plus(left);
                    }
                    left = left.minus(room);
                }
            }
        }
    }

    @Override
    public Instant subtract(Instant from, Duration working) {
        Duration left = notNegative(working);
        for (LocalDate date = dateOf(from); ; date = date.minusDays(1)) {
            List<Stretch> stretches = stretches(date);
            for (int i = stretches.size() - 1; i >= 0; i--) {
                Stretch stretch = stretches.get(i);
                Instant end = stretch.end().isAfter(from) ? from : stretch.end();
                Duration room = Duration.between(stretch.start(), end);
                if (!room.isNegative()) {
                    if (left.compareTo(room) <= 0) {
                        return end.minus(left);
                    }
                    left = left.minus(room);
                }
            }
        }
    }

    @Override
    public Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        Duration sum = Duration.ZERO;
        LocalDate last = dateOf(to);
        for (LocalDate date = dateOf(from); !date.isAfter(last); date = date.plusDays(1)) {
            for (Stretch stretch : stretches(date)) {
                Instant start = stretch.start().isBefore(from) ? from : stretch.start();
                Instant end = stretch.end().isAfter(to) ? to : stretch.end();
                if (start.isBefore(end)) {
                    sum = sum.plus(Duration.between(start, end));
                }
            }
        }
        return sum;
    }

    @Override
    public boolean includes(Instant instant) {
        // The end of a day is an instant of the next one.
        LocalDate date = dateOf(instant);
        return isWithin(instant, date) || isWithin(instant, date.minusDays(1));
    }

    @Override
    public boolean includes(LocalDate date) {
        return !stretches(date).isEmpty();
    }

    @Override
    public Duration day() {
        return day;
    }

    private boolean isWithin(Instant instant, LocalDate date) {
        return stretches(date).stream()
                .anyMatch(stretch -> !instant.isBefore(stretch.start()) && !instant.isAfter(stretch.end()));
    }

    private LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private List<Stretch> stretches(LocalDate date) {
        if (known.size() > DAYS_REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(date, this::stretchesOf);
    }

    private List<Stretch> stretchesOf(LocalDate date) {
        List<Span> spans = week.getOrDefault(date.getDayOfWeek(), List.of());
        if (spans.isEmpty() || free.test(date)) {
            return List.of();
        }
        List<Stretch> stretches = new ArrayList<>();
        for (Span span : spans) {
            Stretch stretch = new Stretch(instant(date, span.from()), instant(date, span.to()));
            if (stretch.start().isBefore(stretch.end())) {
                stretches.add(stretch);
            }
        }
        return List.copyOf(stretches);
    }

    /** A time the clocks leave out is the moment they are put forward; of one they show twice it is the first. */
    private Instant instant(LocalDate date, int minute) {
        LocalDateTime local = date.atStartOfDay().plusMinutes(minute);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? zone.getRules().getTransition(local).getInstant() : local.toInstant(offsets.get(0));
    }

    private static Duration notNegative(Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("Working time is never negative: " + working);
        }
        return working;
    }
}
