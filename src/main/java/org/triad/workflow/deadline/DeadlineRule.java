package org.triad.workflow.deadline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one row of the deadline policy says of the tasks it fits. All times are working time.
 *
 * @param row counted from 1
 * @param due from the task's beginning; empty for a task without a deadline
 * @param before before it is due, when it is reminded of
 * @param again after it is due, in steps
 * @param escalate after it is due, when the second audience hears of it
 * @param release after which a task that somebody has and does nothing about goes back to its department
 * @param end after it is due, when it ends without an answer
 * @param remind who is reminded before, at and after
 * @param escalateTo who hears of it when it is late
 */
public record DeadlineRule(
        int row,
        Optional<Duration> due,
        Optional<Duration> before,
        Optional<Duration> again,
        Optional<Duration> escalate,
        Optional<Duration> release,
        Optional<Duration> end,
        Set<Audience> remind,
        Set<Audience> escalateTo) {

    /** What no ladder can have, as sentences. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (due.isEmpty() && (before.isPresent() || again.isPresent() || escalate.isPresent() || end.isPresent())) {
            faults.add("it sets no deadline, but reminds of one. Fill in “due” or empty the other cells.");
            return faults;
        }
        due.ifPresent(time -> {
            if (before.filter(early -> early.compareTo(time) >= 0).isPresent()) {
                faults.add("it reminds before the task begins. Let “remindBefore” be shorter than “due”.");
            }
            if (remind.isEmpty()) {
                faults.add("it reminds nobody. Write into “remind” one or more of %s.".formatted(Audience.WORDS));
            }
        });
        if (escalate.isPresent() == escalateTo.isEmpty()) {
            faults.add("“escalateAfter” and “escalateTo” are filled in together or not at all.");
        }
        if (end.isPresent()
                && escalate.filter(late -> late.compareTo(end.get()) >= 0).isPresent()) {
            faults.add("the task has ended before it is escalated. Let “escalateAfter” be shorter than “endAfter”.");
        }
        if (end.isPresent()
                && again.filter(step -> step.compareTo(end.get()) >= 0).isPresent()) {
            faults.add(
                    "the task has ended before it is reminded of again. Let “remindAgain” be shorter than “endAfter”.");
        }
        return faults;
    }
}
