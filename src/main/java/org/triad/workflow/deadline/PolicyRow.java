package org.triad.workflow.deadline;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the answers of one row, cell by cell. */
final class PolicyRow {

    /** The columns a policy may have, with what they are for. */
    static final Set<String> COLUMNS = Set.of(
            "due", "remindBefore", "remindAgain", "remind", "escalateAfter", "escalateTo", "releaseAfter", "endAfter");

    private final Map<String, String> cells;
    private final Duration day;
    private final Consumer<String> faults;

    /**
     * @param cells text by column, as FEEL
     * @param day the working time of "1 d"
     * @param faults takes each thing that is wrong, as a sentence
     */
    PolicyRow(Map<String, String> cells, Duration day, Consumer<String> faults) {
        this.cells = new LinkedHashMap<>(cells);
        this.day = day;
        this.faults = faults;
    }

    DeadlineRule read(int row) {
        DeadlineRule rule = new DeadlineRule(
                row,
                amount("due"),
                amount("remindBefore"),
                amount("remindAgain"),
                amount("escalateAfter"),
                amount("releaseAfter"),
                amount("endAfter"),
                audiences("remind"),
                audiences("escalateTo"));
        rule.faults().forEach(faults);
        return rule;
    }

    private Optional<Duration> amount(String column) {
        return text(column).flatMap(written -> {
            try {
                return Optional.of(Amount.read(written, day));
            } catch (IllegalArgumentException fault) {
                faults.accept("“%s” says “%s”, but %s.".formatted(column, written, fault.getMessage()));
                return Optional.empty();
            }
        });
    }

    private Set<Audience> audiences(String column) {
        Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        for (String word : text(column).map(written -> written.split(",")).orElse(new String[0])) {
            Audience.of(word)
                    .ifPresentOrElse(
                            audiences::add,
                            () -> faults.accept("“%s” says “%s”, who is nobody. Write one or more of %s."
                                    .formatted(column, word.strip(), Audience.WORDS)));
        }
        return audiences;
    }

    /** What stands between the quotes of a cell; empty where nothing does. */
    private Optional<String> text(String column) {
        String cell = cells.getOrDefault(column, "").strip();
        if (cell.isEmpty() || cell.equals("null") || cell.equals("-")) {
            return Optional.empty();
        }
        if (!cell.matches("\"[^\"]*\"")) {
            faults.accept("“%s” says %s. Write one text in quotes, as in \"2 d\".".formatted(column, cell));
            return Optional.empty();
        }
        String written = cell.substring(1, cell.length() - 1).strip();
        return List.of("", "none").contains(written) ? Optional.empty() : Optional.of(written);
    }
}
