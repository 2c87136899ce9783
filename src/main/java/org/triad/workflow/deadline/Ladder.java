package org.triad.workflow.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.triad.workflow.TaskEvents.Rung;
import org.triad.workflow.WorkingTime;

/**
 * The reminders of one task as they stand in its timer. It is short enough for the column the engine has for a timer's cycle, and holds
 * everything that was said when the task began: a policy that is edited later changes the tasks that begin later.
 *
 * @param due empty where the task has no deadline
 * @param idleSince since when the one who has it has done nothing; empty where nobody has it or the policy does not release it
 * @param turn how often the deadline has been moved
 */
public record Ladder(
        Optional<Instant> due,
        Optional<Duration> before,
        Optional<Duration> again,
        Optional<Duration> escalate,
        Optional<Duration> release,
        Optional<Duration> end,
        Set<Audience> remind,
        Set<Audience> escalateTo,
        Optional<Instant> idleSince,
        int turn) {

    /** When a timer fires that has nothing to do: never. */
    public static final Instant NEVER = Instant.parse("3000-01-01T00:00:00Z");

    private static final String MARK = "ladder";
    private static final int PARTS = 11;
    private static final int NUMBERS_PER_TURN = 10_000;

    /**
     * What is to be said at one moment, of all that was reached since the timer should have fired.
     *
     * @param number unique among the reminders of the task
     */
    public record Reminder(Rung rung, int number, Set<Audience> audiences) {}

    private record Step(Instant at, Rung rung, int number, Set<Audience> audiences) {}

    /** Moments are whole seconds, as its text has them: a timer that fires later than its own rung would have nothing to say. */
    public Ladder {
        due = due.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
        idleSince = idleSince.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Of a task that begins now. */
    public static Ladder of(DeadlineRule rule, Instant now, WorkingTime time) {
        return new Ladder(
                rule.due().map(amount -> time.add(now, amount)),
                rule.before(),
                rule.again(),
                rule.escalate(),
                rule.release(),
                rule.end(),
                rule.remind(),
                rule.escalateTo(),
                rule.release().map(release -> now),
                0);
    }

    /** Whether the text of a cycle is a ladder. */
    public static boolean isLadder(String cycle) {
        return cycle != null && cycle.startsWith(MARK + "/");
    }

    /** @throws IllegalArgumentException if it is none */
    public static Ladder parse(String cycle) {
        String[] parts = cycle.split("/", -1);
        if (parts.length != PARTS || !parts[0].equals(MARK)) {
            throw new IllegalArgumentException("This is no ladder of reminders: " + cycle);
        }
        return new Ladder(
                number(parts[1]).map(Instant::ofEpochSecond),
                number(parts[2]).map(Duration::ofSeconds),
                number(parts[3]).map(Duration::ofSeconds),
                number(parts[4]).map(Duration::ofSeconds),
                number(parts[5]).map(Duration::ofSeconds),
                number(parts[6]).map(Duration::ofSeconds),
                Audience.ofLetters(parts[7]),
                Audience.ofLetters(parts[8]),
                number(parts[9]).map(Instant::ofEpochSecond),
                Integer.parseInt(parts[10]));
    }

    /** As {@link #parse} reads it; at most 255 characters. */
    @Override
    public String toString() {
        return String.join(
                "/",
                MARK,
                due.map(instant -> String.valueOf(instant.getEpochSecond())).orElse(""),
                seconds(before),
                seconds(again),
                seconds(escalate),
                seconds(release),
                seconds(end),
                Audience.letters(remind),
                Audience.letters(escalateTo),
                idleSince
                        .map(instant -> String.valueOf(instant.getEpochSecond()))
                        .orElse(""),
                String.valueOf(turn));
    }

    /** With another deadline; its reminders are new ones. */
    public Ladder movedTo(Optional<Instant> otherDue) {
        return new Ladder(otherDue, before, again, escalate, release, end, remind, escalateTo, idleSince, turn + 1);
    }

    /** Idle from another moment on; empty for a task that nobody has. */
    public Ladder idleFrom(Optional<Instant> since) {
        return new Ladder(
                due,
                before,
                again,
                escalate,
                release,
                end,
                remind,
                escalateTo,
                since.filter(moment -> release.isPresent()),
                turn);
    }

    /** When the timer has to fire next, strictly after this moment; {@link #NEVER} where nothing is left to say. */
    public Instant next(Instant after, WorkingTime time) {
        Instant next = NEVER;
        for (Step step : steps(after, time)) {
            if (step.at().isAfter(after) && step.at().isBefore(next)) {
                next = step.at();
            }
        }
        return idleAt(time)
                .filter(idle -> idle.isAfter(after))
                .filter(next::isAfter)
                .orElse(next);
    }

    /** When the task is released if nothing is done about it; empty where it is not. */
    public Optional<Instant> idleAt(WorkingTime time) {
        return idleSince.flatMap(since -> release.map(amount -> time.add(since, amount)));
    }

    /** When the task ends without an answer; {@link #NEVER} where it does not. */
    public Instant endsAt(WorkingTime time) {
        return due.flatMap(instant -> end.map(amount -> time.add(time.add(instant, Duration.ZERO), amount)))
                .orElse(NEVER);
    }

    /**
     * What is to be said now by a timer that should have fired earlier: the highest rung reached since then, to everybody any of them
     * was for; empty where none was.
     */
    public Optional<Reminder> reached(Instant from, Instant now, WorkingTime time) {
        Rung highest = null;
        int number = 0;
        Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        for (Step step : steps(now, time)) {
            if (!step.at().isBefore(from) && !step.at().isAfter(now)) {
                highest = highest == null || step.rung().compareTo(highest) > 0 ? step.rung() : highest;
                number = Math.max(number, step.number());
                audiences.addAll(step.audiences());
            }
        }
        int unique = turn * NUMBERS_PER_TURN + number;
        return Optional.ofNullable(highest).map(rung -> new Reminder(rung, unique, audiences));
    }

    /** The rungs up to this moment and the one after it; none when the task has ended without an answer. */
    private List<Step> steps(Instant until, WorkingTime time) {
        List<Step> steps = new ArrayList<>();
        due.map(instant -> time.add(instant, Duration.ZERO)).ifPresent(instant -> {
            before.ifPresent(early -> steps.add(new Step(time.subtract(instant, early), Rung.DUE_SOON, 1, remind)));
            steps.add(new Step(instant, Rung.OVERDUE, 2, remind));
            escalate.ifPresent(late -> steps.add(new Step(time.add(instant, late), Rung.ESCALATED, 3, escalateTo)));
            again.ifPresent(step -> {
                long passed = Math.max(0, time.between(instant, until).dividedBy(step));
                // Earlier ones say the same to the same people.
                for (long count = Math.max(1, passed); count <= passed + 1; count++) {
                    steps.add(new Step(
                            time.add(instant, step.multipliedBy(count)), Rung.OVERDUE, 3 + (int) count, remind));
                }
            });
            Instant ends = endsAt(time);
            steps.removeIf(step -> !step.at().isBefore(ends));
        });
        return steps;
    }

    private static Optional<Long> number(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
    }

    private static String seconds(Optional<Duration> amount) {
        return amount.map(duration -> String.valueOf(duration.toSeconds())).orElse("");
    }
}
