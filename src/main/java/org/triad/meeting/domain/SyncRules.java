package org.triad.meeting.domain;

import java.util.Arrays;
import org.triad.kernel.Department;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.people.Person;

/** What holds for whatever people do with syncs. */
final class SyncRules {

    private static final int LONGEST_REASON = 500;

    private SyncRules() {}

    static void lead(Person person) {
        if (Arrays.stream(Department.values()).noneMatch(person::leads)) {
            throw Refusal.forbidden("Only leads do this.");
        }
    }

    /** The text of a reason, which somebody has to give. */
    static String reason(String typed, String sentence) {
        if (typed == null || typed.isBlank()) {
            throw Refusal.invalid("reason", sentence);
        }
        if (typed.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "The reason has more than 500 characters.");
        }
        PlainText.fault(typed).ifPresent(fault -> {
            throw Refusal.invalid("reason", "The reason " + fault);
        });
        return typed.strip();
    }
}
