package org.triad.sale.domain.leads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;
import org.triad.sale.domain.leads.Records.Cells;

/** Finds out what the columns of a file hold, by their names or by what is in them. What a person says goes before. */
final class ColumnRecognition {

    private ColumnRecognition() {}

    static boolean isKnownName(String cell) {
        String name = PlainWords.of(cell);
        return Stream.of(LeadField.values()).anyMatch(field -> field.rank(name) >= 0);
    }

    static boolean looksLikeData(Cells row) {
        return row.cells().stream()
                .map(String::strip)
                .anyMatch(cell -> LeadState.ofWord(cell).isPresent() || isDate(cell) || isAmount(cell));
    }

    private static boolean isDate(String text) {
        return Stream.of(DateStyle.values()).anyMatch(style -> style.parse(text).isPresent());
    }

    private static boolean isAmount(String text) {
        return Stream.of(DecimalStyle.values())
                .anyMatch(style -> style.parse(text).isPresent());
    }

    static Map<LeadField, Integer> columns(List<String> names, List<Cells> sample, boolean named) {
        Map<LeadField, Integer> columns = new EnumMap<>(LeadField.class);
        if (!named) {
            return byContent(names.size(), sample);
        }
        List<String> plain = names.stream().map(PlainWords::of).toList();
        Set<Integer> taken = new HashSet<>();
        for (LeadField field : LeadField.values()) {
            IntStream.range(0, plain.size())
                    .filter(column -> !taken.contains(column) && field.rank(plain.get(column)) >= 0)
                    .boxed()
                    .min(Comparator.comparingInt(column -> field.rank(plain.get(column))))
                    .ifPresent(column -> {
                        columns.put(field, column);
                        taken.add(column);
                    });
        }
        return columns;
    }

    /** Without names only what cannot be mistaken is matched. */
    private static Map<LeadField, Integer> byContent(int width, List<Cells> sample) {
        Map<LeadField, Integer> columns = new EnumMap<>(LeadField.class);
        List<Integer> dates = new ArrayList<>();
        List<Integer> amounts = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            if (mostly(sample, column, cell -> LeadState.ofWord(cell).isPresent())) {
                columns.putIfAbsent(LeadField.STATE, column);
            } else if (mostly(sample, column, ColumnRecognition::isDate)) {
                dates.add(column);
            } else if (mostly(sample, column, ColumnRecognition::isAmount)) {
                amounts.add(column);
            }
        }
        if (!dates.isEmpty()) {
            columns.put(LeadField.ENGAGED_ON, dates.get(0));
        }
        if (dates.size() > 1) {
            columns.put(LeadField.CLOSED_ON, dates.get(1));
        }
        if (amounts.size() == 1) {
            columns.put(LeadField.VALUE, amounts.get(0));
        }
        return columns;
    }

    private static boolean mostly(List<Cells> sample, int column, Predicate<String> is) {
        List<String> filled = sample.stream()
                .map(row -> row.at(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        return !filled.isEmpty() && filled.stream().filter(is).count() * 5 >= filled.size() * 4L;
    }

    static Map<LeadField, Integer> chosen(Map<LeadField, String> wanted, List<String> names) {
        Map<LeadField, Integer> columns = new EnumMap<>(LeadField.class);
        List<Violation> violations = new ArrayList<>();
        wanted.forEach((field, choice) -> {
            if (choice == null || choice.isBlank()) {
                return;
            }
            int column = column(choice.strip(), names);
            if (column < 0 || column >= names.size()) {
                violations.add(new Violation(
                        "columns." + field.key(), "The file has no column “%s”.".formatted(choice.strip())));
            } else {
                columns.put(field, column);
            }
        });
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
        return columns;
    }

    private static int column(String choice, List<String> names) {
        int named = names.indexOf(choice);
        if (named >= 0 || !choice.matches("#\\d{1,4}")) {
            return named;
        }
        return Integer.parseInt(choice.substring(1)) - 1;
    }
}
