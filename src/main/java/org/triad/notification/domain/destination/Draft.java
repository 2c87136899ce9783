package org.triad.notification.domain.destination;

import java.util.ArrayList;
import java.util.List;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal.Violation;

/**
 * What somebody types about a destination.
 *
 * @param format a key of {@link Format}; only where it is added
 * @param department a department's key; only where a channel is added
 * @param address empty, where it is changed, leaves it as it is
 * @param topics words of {@link Topics}
 */
public record Draft(
        String name, String format, String department, String address, List<String> topics, boolean active) {

    private static final int LONGEST_NAME = 80;

    public Draft {
        name = trimmed(name);
        format = trimmed(format);
        department = trimmed(department);
        address = trimmed(address);
        topics = topics == null
                ? List.of()
                : topics.stream().map(Draft::trimmed).distinct().toList();
    }

    /** What is wrong with it, but for its address. */
    List<Violation> faults(Format known) {
        List<Violation> faults = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            faults.add(new Violation("name", "Give it a name of at most %d characters.".formatted(LONGEST_NAME)));
        }
        PlainText.faultOfLine(name).ifPresent(fault -> faults.add(new Violation("name", "The name " + fault)));
        if (topics.isEmpty()) {
            faults.add(new Violation("topics", "Choose at least one thing it is told of."));
        }
        topics.stream()
                .filter(word -> Topics.stored(known, word).isEmpty())
                .findFirst()
                .ifPresent(word -> faults.add(new Violation(
                        "topics",
                        "“%s” cannot be chosen here.".formatted(PlainText.visible(PlainText.inOneLine(word))))));
        return faults;
    }

    private static String trimmed(String text) {
        return text == null ? "" : text.strip();
    }

    /** Without the address, which is a secret. */
    @Override
    public String toString() {
        return "%s of %s".formatted(format, department);
    }
}
