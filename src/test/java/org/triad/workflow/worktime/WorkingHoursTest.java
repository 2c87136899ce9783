package org.triad.workflow.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triad.kernel.StartRefused;
import org.triad.workflow.WorkingTime;

class WorkingHoursTest {

    private static final String OFFICE = "09:00-17:00";
    private static final String SPLIT = "08:30-12:15, 13:00-18:00";
    private static final String NIGHT = "00:00-02:30, 03:00-04:00, 22:00-24:00";

    private static final long FIRST = Instant.parse("2023-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2029-01-01T00:00:00Z").getEpochSecond();

    @Property(tries = 400)
    void addedTimeNeverEndsOutsideWorkingHours(
            @ForAll("houses") WorkingTime house, @ForAll("instants") Instant from, @ForAll("amounts") Duration amount) {
        assertThat(house.includes(house.add(from, amount))).isTrue();
        assertThat(house.includes(house.subtract(from, amount))).isTrue();
    }

    @Property(tries = 400)
    void whoBeginsLaterOrNeedsMoreIsNeverDoneEarlier(
            @ForAll("houses") WorkingTime house,
            @ForAll("instants") Instant from,
            @ForAll("amounts") Duration later,
            @ForAll("amounts") Duration amount,
            @ForAll("amounts") Duration more) {
        Instant end = house.add(from, amount);

        assertThat(house.add(from.plus(later), amount)).isAfterOrEqualTo(end);
        assertThat(house.add(from, amount.plus(more))).isAfterOrEqualTo(end.plus(more));
        assertThat(house.subtract(from.plus(later), amount)).isAfterOrEqualTo(house.subtract(from, amount));
    }

    @Property(tries = 400)
    void twoAmountsOneAfterTheOtherAreTheirSum(
            @ForAll("houses") WorkingTime house,
            @ForAll("instants") Instant from,
            @ForAll("amounts") Duration first,
            @ForAll("amounts") Duration second) {
        assertThat(house.add(house.add(from, first), second)).isEqualTo(house.add(from, first.plus(second)));
        assertThat(house.subtract(house.subtract(from, first), second))
                .isEqualTo(house.subtract(from, first.plus(second)));
    }

    @Property(tries = 400)
    void whatWasAddedHasPassedAfterwards(
            @ForAll("houses") WorkingTime house, @ForAll("instants") Instant from, @ForAll("amounts") Duration amount) {
        Instant end = house.add(from, amount);

        assertThat(house.between(from, end)).isEqualTo(amount);
        assertThat(house.between(end, from)).isEqualTo(amount.negated());
        assertThat(house.between(house.subtract(from, amount), from)).isEqualTo(amount);
    }

    @Property(tries = 400)
    void whatWasSubtractedLeadsBackToTheBeginningIfThatWasWithinWorkingHours(
            @ForAll("houses") WorkingTime house, @ForAll("instants") Instant from, @ForAll("amounts") Duration amount) {
        Assume.that(!amount.isZero());
        Instant begin = house.add(from, amount);

        assertThat(house.add(house.subtract(begin, amount), amount)).isEqualTo(begin);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20T15:00 | PT4H | 2026-11-23T11:00 | Europe/Berlin | over a weekend",
                "2026-12-23T16:00 | PT8H | 2026-12-28T16:00 | Europe/Berlin | over a company day off and Christmas",
                "2026-11-20T17:00 | PT0S | 2026-11-20T17:00 | Europe/Berlin | the end of a day is part of it",
                "2026-11-20T17:01 | PT0S | 2026-11-23T09:00 | Europe/Berlin | after hours is the next morning",
                "2026-11-20T09:00 | PT8H | 2026-11-20T17:00 | Europe/Berlin | a whole day ends on the same day",
                "2028-02-28T12:00 | PT16H | 2028-03-01T12:00 | Europe/Berlin | over a leap day that is a Tuesday",
                "2027-02-26T12:00 | PT16H | 2027-03-02T12:00 | Europe/Berlin | no leap day in other years",
                "2026-03-27T16:00 | PT2H | 2026-03-30T10:00 | Europe/Berlin | clocks put forward at the weekend",
                "2026-10-23T16:00 | PT2H | 2026-10-26T10:00 | Europe/Berlin | clocks put back at the weekend",
                "2026-11-20T16:30 | PT1H | 2026-11-23T09:30 | Asia/Kolkata | half an hour beside the hour",
                "2026-10-02T16:30 | PT1H | 2026-10-05T09:30 | Australia/Lord_Howe | clocks put forward by half an hour"
            })
    void countsAsPeopleDo(LocalDateTime from, Duration amount, LocalDateTime end, ZoneId zone, String name) {
        WorkingTime house = house(zone, OFFICE, false);

        assertThat(house.add(from.atZone(zone).toInstant(), amount))
                .isEqualTo(end.atZone(zone).toInstant());
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource({
        "2026-03-29, Europe/Berlin, 05:00, PT4H",
        "2026-10-25, Europe/Berlin, 05:00, PT6H",
        "2026-10-04, Australia/Lord_Howe, 05:00, PT4H30M",
        "2026-04-05, Australia/Lord_Howe, 05:00, PT5H30M",
        "2026-03-28, Europe/Berlin, 05:00, PT5H"
    })
    void aNightInWhichClocksAreMovedIsAsLongAsItReallyIs(LocalDate day, ZoneId zone, String end, Duration length) {
        WorkingTime house = house(zone, "00:00-" + end, true);
        Instant midnight = day.atStartOfDay(zone).toInstant();

        assertThat(house.between(midnight, midnight.plus(Duration.ofHours(12)))).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"by, 2026-01-06, true", "'', 2026-01-06, false", "be, 2026-03-08, true", "'', 2026-10-03, true"})
    void holidaysAreThoseOfTheRegion(String region, LocalDate day, boolean free) {
        assertThat(new PublicHolidays("DE", region).includes(day)).isEqualTo(free);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zz | | country is “zz”",
                "de | atlantis | It has [bb, be, bw, by",
            })
    void anUnknownCountryOrRegionIsRefusedWithASentence(String country, String region, String sentence) {
        assertThatThrownBy(() -> new PublicHolidays(country, region == null ? "" : region))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nine to five | Write hours as in",
                "17:00-09:00 | Write hours as in",
                "09:00-25:00 | Write hours as in",
                "09:60-10:00 | Write hours as in",
                "09:00-12:00, 11:00-17:00 | two spans overlap",
                "'' | leaves no day to work on"
            })
    void hoursThatCannotBeReadAreRefusedWithASentence(String written, String sentence) {
        WorkingTimeSettings settings = settings(Map.of(DayOfWeek.MONDAY, written));

        assertThatThrownBy(settings::week)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("triad.working-time.hours")
                .hasMessageContaining(sentence);
    }

    @Test
    void withoutSettingsPeopleWorkFromMondayToFriday() {
        assertThat(settings(Map.of()).week())
                .containsEntry(DayOfWeek.FRIDAY, List.of(new Span(540, 1020)))
                .containsEntry(DayOfWeek.SATURDAY, List.of());
    }

    @Provide
    Arbitrary<WorkingTime> houses() {
        return Arbitraries.of("Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "UTC")
                .map(ZoneId::of)
                .flatMap(zone -> Arbitraries.of(OFFICE, SPLIT, NIGHT)
                        .flatMap(hours -> Arbitraries.of(true, false).map(sunday -> house(zone, hours, sunday))));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(FIRST, LAST).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Duration> amounts() {
        return Arbitraries.longs().between(0, 400 * 3600L).map(Duration::ofSeconds);
    }

    private static WorkingTime house(ZoneId zone, String hours, boolean sunday) {
        Map<DayOfWeek, String> week = new java.util.EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, day.compareTo(DayOfWeek.FRIDAY) <= 0 || sunday ? hours : "");
        }
        WorkingTimeSettings settings = settings(week);
        return new WorkingHours(
                zone,
                settings.week(),
                ((java.util.function.Predicate<LocalDate>) HOLIDAYS::includes).or(settings.daysOff()::contains),
                settings.day());
    }

    private static final PublicHolidays HOLIDAYS = new PublicHolidays("de", "");

    private static WorkingTimeSettings settings(Map<DayOfWeek, String> hours) {
        return new WorkingTimeSettings(hours, "de", "", Set.of(LocalDate.of(2026, 12, 24)), Duration.ofHours(8));
    }
}
