package org.triad.sale.domain.leads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamSource;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;
import org.triad.sale.domain.leads.Records.Cells;

/** Finds out how a file is written: character set, separator, header, columns, dates and amounts. What a person says goes before. */
final class FileRecognition {

    /** The most rows of one file. */
    static final int MOST_ROWS = 500_000;

    private static final int MOST_COLUMNS = 200;
    private static final int HEAD_BYTES = 1 << 16;
    private static final int HEAD_ROWS = 50;
    private static final int LONGEST_NAME = 200;

    private FileRecognition() {}

    /**
     * @throws Refusal (invalid) if the file is empty, too large, cut off or no text, or a correction names what it does not have
     */
    static Recognition recognise(InputStreamSource content, Corrections corrections) throws IOException {
        TextCheck check = TextCheck.of(content);
        Charset charset = corrections.charset().map(FileRecognition::charset).orElse(check.charset());
        Separator separator =
                corrections.separator().isPresent() ? corrections.separator().get() : separator(head(content), charset);
        List<Cells> head = firstRows(content, charset, separator);
        if (head.isEmpty()) {
            throw Refusal.invalid("file", "The file has no rows. Choose a file with a header and at least one row.");
        }
        Cells first = head.get(0);
        if (first.width() > MOST_COLUMNS) {
            throw Refusal.invalid(
                    "file", "The file has %,d columns; %d are the most.".formatted(first.width(), MOST_COLUMNS));
        }
        boolean named = first.cells().stream().anyMatch(FileRecognition::isKnownName);
        boolean header = corrections.header().orElseGet(() -> named || !looksLikeData(first));
        List<String> names = names(first, header);
        List<Cells> sample = header ? head.subList(1, head.size()) : head;
        Map<LeadField, Integer> columns = corrections.columns().isEmpty()
                ? columns(names, sample, header && named)
                : chosen(corrections.columns(), names);
        return whole(content, check, corrections, new Shape(charset, separator, header, names, columns));
    }

    /** What is known before all rows have been seen. */
    private record Shape(
            Charset charset, Separator separator, boolean header, List<String> names, Map<LeadField, Integer> columns) {

        int column(LeadField field) {
            return columns.getOrDefault(field, -1);
        }
    }

    private static Recognition whole(InputStreamSource content, TextCheck check, Corrections corrections, Shape shape)
            throws IOException {
        DateVotes dates = new DateVotes();
        Map<DecimalStyle, Integer> decimals = new EnumMap<>(DecimalStyle.class);
        int width = shape.names().size();
        int rows = 0;
        int shortRows = 0;
        Cells last = null;
        try (Records records = Records.open(content, shape.charset(), shape.separator())) {
            if (shape.header() && records.hasNext()) {
                records.next();
            }
            while (records.hasNext()) {
                last = records.next();
                rows++;
                if (rows > MOST_ROWS) {
                    throw Refusal.invalid(
                            "file",
                            "The file has more than %,d rows. Split it into several files and import one after the other."
                                    .formatted(MOST_ROWS));
                }
                if (last.width() < width) {
                    shortRows++;
                }
                dates.count(last.at(shape.column(LeadField.ENGAGED_ON)));
                dates.count(last.at(shape.column(LeadField.CLOSED_ON)));
                String value = last.at(shape.column(LeadField.VALUE));
                if (!isWhole(value)) {
                    for (DecimalStyle style : DecimalStyle.values()) {
                        style.parse(value).ifPresent(amount -> decimals.merge(style, 1, Integer::sum));
                    }
                }
            }
        }
        if (rows == 0) {
            throw Refusal.invalid("file", "The file has a header but no rows below it.");
        }
        if (last.width() < width && shortRows == 1 && rows > 1 && !check.endsWithLine()) {
            throw Refusal.invalid(
                    "file",
                    "The file seems to be cut off: its last row, on line %d, ends after %d of %d values. Export it again."
                            .formatted(last.line(), last.width(), width));
        }
        DecimalStyle decimal =
                decimals.getOrDefault(DecimalStyle.COMMA, 0) > decimals.getOrDefault(DecimalStyle.POINT, 0)
                        ? DecimalStyle.COMMA
                        : DecimalStyle.POINT;
        ImportSettings settings = new ImportSettings(
                shape.charset().name(),
                shape.separator(),
                shape.header(),
                corrections.dates().or(dates::winner),
                corrections.decimals().orElse(decimal),
                shape.columns());
        return new Recognition(settings, shape.names(), rows, check.size(), check.checksum());
    }

    /** Nothing but digits, which every style reads alike. */
    private static boolean isWhole(String value) {
        return value.chars().allMatch(sign -> sign >= '0' && sign <= '9');
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid("charset", "The character set “%s” is unknown here.".formatted(name));
        }
    }

    private static byte[] head(InputStreamSource content) throws IOException {
        try (InputStream bytes = content.getInputStream()) {
            return bytes.readNBytes(HEAD_BYTES);
        }
    }

    /** The separator that names most known columns, and of those with as many the one that cuts most rows alike. */
    private static Separator separator(byte[] head, Charset charset) throws IOException {
        Separator best = Separator.COMMA;
        double bestScore = 0;
        for (Separator candidate : Separator.values()) {
            List<Cells> rows = firstRows(() -> new ByteArrayInputStream(head), charset, candidate);
            int width = rows.isEmpty() ? 0 : rows.get(0).width();
            if (width < 2) {
                continue;
            }
            long known = rows.get(0).cells().stream()
                    .filter(FileRecognition::isKnownName)
                    .count();
            long alike = rows.stream().filter(row -> row.width() == width).count();
            double score = known + (double) alike / rows.size() + width / 1000.0;
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** The first rows, as far as they can be read. */
    private static List<Cells> firstRows(InputStreamSource content, Charset charset, Separator separator)
            throws IOException {
        List<Cells> rows = new ArrayList<>();
        try (Records records = Records.open(content, charset, separator)) {
            while (rows.size() <= HEAD_ROWS && records.hasNext()) {
                rows.add(records.next());
            }
        } catch (Refusal broken) {
            if (rows.isEmpty()) {
                throw broken;
            }
        }
        return rows;
    }

    private static boolean isKnownName(String cell) {
        String name = PlainWords.of(cell);
        return Stream.of(LeadField.values()).anyMatch(field -> field.rank(name) >= 0);
    }

    private static boolean looksLikeData(Cells row) {
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

    private static List<String> names(Cells first, boolean header) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.width(); i++) {
            String name = header ? PlainText.visible(first.at(i)) : "";
            names.add(
                    name.isEmpty()
                            ? "Column %d".formatted(i + 1)
                            : name.substring(
                                    0,
                                    name.offsetByCodePoints(
                                            0, Math.min(name.codePointCount(0, name.length()), LONGEST_NAME))));
        }
        return names;
    }

    private static Map<LeadField, Integer> columns(List<String> names, List<Cells> sample, boolean named) {
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
            } else if (mostly(sample, column, FileRecognition::isDate)) {
                dates.add(column);
            } else if (mostly(sample, column, FileRecognition::isAmount)) {
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

    private static Map<LeadField, Integer> chosen(Map<LeadField, String> wanted, List<String> names) {
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

    /** Counts which styles fit a file's dates, and whether those that fit best agree on what they mean. */
    private static final class DateVotes {

        private static final int MOST_KEPT = 20_000;

        private final Map<DateStyle, Integer> votes = new EnumMap<>(DateStyle.class);
        private final Set<Set<DateStyle>> differing = new HashSet<>();
        /** The same days come again and again, so each is tried once. */
        private final Map<String, Integer> waiting = new HashMap<>();

        void count(String text) {
            if (text.isEmpty()) {
                return;
            }
            waiting.merge(text, 1, Integer::sum);
            if (waiting.size() > MOST_KEPT) {
                vote();
            }
        }

        private void vote() {
            waiting.forEach(this::vote);
            waiting.clear();
        }

        private void vote(String text, int times) {
            Map<DateStyle, LocalDate> readings = new EnumMap<>(DateStyle.class);
            for (DateStyle style : DateStyle.values()) {
                style.parse(text).ifPresent(date -> readings.put(style, date));
            }
            readings.keySet().forEach(style -> votes.merge(style, times, Integer::sum));
            if (readings.size() > 1 && new HashSet<>(readings.values()).size() > 1) {
                differing.add(Set.copyOf(readings.keySet()));
            }
        }

        /** Empty where two styles fit equally well and mean different days. */
        Optional<DateStyle> winner() {
            vote();
            int most = votes.values().stream().max(Comparator.naturalOrder()).orElse(0);
            if (most == 0) {
                return Optional.of(DateStyle.ISO);
            }
            List<DateStyle> best = votes.entrySet().stream()
                    .filter(vote -> vote.getValue() == most)
                    .map(Map.Entry::getKey)
                    .toList();
            boolean open = best.size() > 1
                    && differing.stream()
                            .anyMatch(styles ->
                                    best.stream().filter(styles::contains).count() > 1);
            return open ? Optional.empty() : Optional.of(best.get(0));
        }
    }
}
