package org.triad.sale.domain.leads;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.InputStreamSource;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
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
        boolean named = first.cells().stream().anyMatch(ColumnRecognition::isKnownName);
        boolean header = corrections.header().orElseGet(() -> named || !ColumnRecognition.looksLikeData(first));
        List<String> names = names(first, header);
        List<Cells> sample = header ? head.subList(1, head.size()) : head;
        Map<LeadField, Integer> columns = corrections.columns().isEmpty()
                ? ColumnRecognition.columns(names, sample, header && named)
                : ColumnRecognition.chosen(corrections.columns(), names);
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
                    .filter(ColumnRecognition::isKnownName)
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
}
