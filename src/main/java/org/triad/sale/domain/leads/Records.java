package org.triad.sale.domain.leads;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.InputStreamSource;
import org.triad.kernel.Refusal;

/** The rows of a file with anything in them, one after the other; however long the file is, only one is in memory. */
final class Records implements AutoCloseable {

    /**
     * One row.
     *
     * @param line its first line in the file, counted from 1
     * @param cells its values as they stand there
     */
    record Cells(int line, List<String> cells) {

        int width() {
            return cells.size();
        }

        /** The value of a column without the blanks around it; empty where the row is too short or the column is -1. */
        String at(int column) {
            return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
        }
    }

    private final BoundedReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private Cells next;

    private Records(BoundedReader reader, CSVParser parser) {
        this.reader = reader;
        this.parser = parser;
        this.records = parser.iterator();
    }

    static Records open(InputStreamSource content, Charset charset, Separator separator) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator.sign())
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .get();
        BoundedReader reader = new BoundedReader(
                new InputStreamReader(new BufferedInputStream(content.getInputStream(), 1 << 16), charset));
        return new Records(
                reader, CSVParser.builder().setReader(reader).setFormat(format).get());
    }

    /**
     * Whether another row follows.
     *
     * @throws Refusal (invalid) if a quotation mark is left open or a row is endless
     */
    boolean hasNext() {
        while (next == null) {
            if (!advance()) {
                return false;
            }
        }
        return true;
    }

    /** The row {@link #hasNext()} has found. */
    Cells next() {
        Cells found = next;
        next = null;
        return found;
    }

    private boolean advance() {
        long before = parser.getCurrentLineNumber();
        try {
            if (!records.hasNext()) {
                return false;
            }
            List<String> cells = records.next().toList();
            reader.rowEnded();
            if (cells.stream().allMatch(String::isBlank) || isSeparatorLine(cells)) {
                return true;
            }
            long breaks = cells.stream().mapToLong(Records::lineBreaks).sum();
            next = new Cells((int) (parser.getCurrentLineNumber() - breaks), cells);
            return true;
        } catch (UncheckedIOException broken) {
            throw refusal(broken, before + 1);
        }
    }

    /** Spreadsheets write {@code sep=;} above the header. */
    private boolean isSeparatorLine(List<String> cells) {
        return parser.getRecordNumber() == 1
                && cells.get(0).toLowerCase(Locale.ROOT).startsWith("sep=");
    }

    private static Refusal refusal(UncheckedIOException broken, long line) {
        if (broken.getCause() instanceof BoundedReader.RowTooLong) {
            return Refusal.invalid(
                    "file",
                    ("The row that begins on line %d has more than %,d characters. Probably a quotation mark is missing there.")
                            .formatted(line, BoundedReader.LONGEST_ROW));
        }
        String words = String.valueOf(broken.getMessage());
        if (words.contains("EOF reached before encapsulated token finished")) {
            return Refusal.invalid(
                    "file",
                    ("The file ends within a quoted text of the row that begins on line %d. It is cut off, or a quotation mark is missing.")
                            .formatted(line));
        }
        throw broken;
    }

    /** How many line ends are within a text; CR LF is one. */
    private static long lineBreaks(String text) {
        long breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\n' || sign == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                breaks++;
            }
        }
        return breaks;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
