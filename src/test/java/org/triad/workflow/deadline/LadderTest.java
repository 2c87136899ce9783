package org.triad.workflow.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.triad.workflow.TaskEvents.Rung;
import org.triad.workflow.WorkingTime;

/** Time passes here as on a clock; how working hours count is the business of WorkingHoursTest. */
class LadderTest {

    private static final WorkingTime CLOCK = new WorkingTime() {
        @Override
        public Instant add(Instant from, Duration working) {
            return from.plus(working);
        }

        @Override
        public Instant subtract(Instant from, Duration working) {
            return from.minus(working);
        }

        @Override
        public Duration between(Instant from, Instant to) {
            return Duration.between(from, to);
        }

        @Override
        public boolean includes(Instant instant) {
            return true;
        }

        @Override
        public boolean includes(LocalDate day) {
            return true;
        }

        @Override
        public Duration day() {
            return Duration.ofHours(8);
        }
    };

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private final Ladder ladder = ladder(hours(12));

    @Test
    void climbsRungByRung() {
        Instant at = START;
        StringBuilder climbed = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            Instant from = at;
            at = ladder.next(from, CLOCK);
            climbed.append(Duration.between(START, at).toHours());
            ladder.reached(at, at, CLOCK)
                    .ifPresent(reminder -> climbed.append(" ")
                            .append(reminder.rung())
                            .append(" ")
                            .append(reminder.number())
                            .append(", "));
        }

        assertThat(climbed)
                .hasToString("8 DUE_SOON 1, 10 OVERDUE 2, 13 OVERDUE 4, 14 ESCALATED 3, 16 OVERDUE 5, 19 OVERDUE 6, ");
    }

    @Test
    void whatWasMissedIsOneReminderOfTheHighestRungForEverybody() {
        assertThat(ladder.reached(START.plus(Duration.ofHours(8)), START.plus(Duration.ofHours(18)), CLOCK))
                .contains(new Ladder.Reminder(Rung.ESCALATED, 5, Set.of(Audience.ASSIGNEE, Audience.LEAD)));
    }

    @Test
    void aMovedDeadlineHasRemindersOfItsOwn() {
        Instant later = START.plus(Duration.ofHours(100));
        Ladder moved = ladder.movedTo(Optional.of(later));

        assertThat(moved.next(START.plus(Duration.ofHours(50)), CLOCK)).isEqualTo(later.minus(Duration.ofHours(2)));
        assertThat(moved.reached(later, later, CLOCK))
                .contains(new Ladder.Reminder(Rung.OVERDUE, 10_002, Set.of(Audience.ASSIGNEE)));
        assertThat(moved.endsAt(CLOCK)).isEqualTo(later.plus(Duration.ofHours(12)));
    }

    @Test
    void withoutADeadlineOnlyIdlenessCounts() {
        Ladder without = ladder.movedTo(Optional.empty());

        assertThat(without.next(START, CLOCK)).isEqualTo(START.plus(Duration.ofHours(20)));
        assertThat(without.idleFrom(Optional.empty()).next(START, CLOCK)).isEqualTo(Ladder.NEVER);
        assertThat(without.endsAt(CLOCK)).isEqualTo(Ladder.NEVER);
    }

    @Test
    void fitsIntoATimerAndComesBackAsItWas() {
        String cycle = ladder.movedTo(Optional.of(START)).toString();

        assertThat(Ladder.isLadder(cycle)).isTrue();
        assertThat(cycle).hasSizeLessThan(255);
        assertThat(Ladder.parse(cycle)).isEqualTo(ladder.movedTo(Optional.of(START)));
        assertThat(Ladder.isLadder("R/PT1H")).isFalse();
    }

    @Test
    void aDeadlineThatWasMovedToAFractionOfASecondReminds() {
        Ladder moved =
                ladder.movedTo(Optional.of(START.plus(Duration.ofHours(10)).plusMillis(789)));
        Instant fires = moved.next(START, CLOCK);

        assertThat(Ladder.parse(moved.toString()).reached(fires, fires.plusMillis(900), CLOCK))
                .contains(new Ladder.Reminder(Rung.DUE_SOON, 10_001, Set.of(Audience.ASSIGNEE)));
    }

    @Test
    void aLateYearsOldTaskIsCountedAtOnce() {
        Instant late = START.plus(Duration.ofDays(20_000));

        assertThat(ladder(Optional.empty()).next(late, CLOCK)).isBetween(late, late.plus(Duration.ofHours(3)));
    }

    @Test
    void hasNoRungWhenItsTaskHasEndedWithoutAnAnswer() {
        Instant last = START.plus(Duration.ofHours(20));

        assertThat(ladder.endsAt(CLOCK)).isEqualTo(START.plus(Duration.ofHours(22)));
        assertThat(ladder.next(last, CLOCK)).isEqualTo(Ladder.NEVER);
        assertThat(ladder(Optional.empty()).next(last, CLOCK)).isEqualTo(START.plus(Duration.ofHours(22)));
    }

    private static Ladder ladder(Optional<Duration> end) {
        return Ladder.of(
                new DeadlineRule(
                        1,
                        hours(10),
                        hours(2),
                        hours(3),
                        hours(4),
                        hours(20),
                        end,
                        EnumSet.of(Audience.ASSIGNEE),
                        EnumSet.of(Audience.LEAD)),
                START,
                CLOCK);
    }

    private static Optional<Duration> hours(long hours) {
        return Optional.of(Duration.ofHours(hours));
    }
}
