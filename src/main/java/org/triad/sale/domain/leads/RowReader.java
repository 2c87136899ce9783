package org.triad.sale.domain.leads;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.triad.kernel.PlainText;
import org.triad.sale.domain.leads.Records.Cells;

/** Reads the rows of one file, in order, into leads. It remembers which leads it has met, so a file needs a reader of its own. */
final class RowReader {

    private static final int LONGEST_CELL = 1000;
    private static final int LONGEST_QUOTE = 60;
    private static final int MOST_CELLS = 200;

    private final ImportSettings settings;
    private final int width;
    private final DateStyle dates;
    private final SeenLines seen = new SeenLines();

    /**
     * @param width how many columns the file has
     */
    RowReader(ImportSettings settings, int width) {
        this.settings = settings;
        this.width = width;
        this.dates = settings.dates().orElse(DateStyle.ISO);
    }

    Row read(Cells row) {
        try {
            return lead(row);
        } catch (Unfit unfit) {
            return new RefusedRow(row.line(), unfit.getMessage(), kept(row.cells()));
        }
    }

    private LeadRow lead(Cells row) throws Unfit {
        if (row.width() > width
                && row.cells().subList(width, row.width()).stream().anyMatch(cell -> !cell.isBlank())) {
            throw new Unfit(
                    "The row has %d values, but the file has %d columns. A value with a separator in it needs quotation marks."
                            .formatted(row.width(), width));
        }
        String id = text(row, LeadField.EXTERNAL_ID);
        if (id == null && settings.has(LeadField.EXTERNAL_ID)) {
            throw new Unfit("The id is missing.");
        }
        String account = text(row, LeadField.ACCOUNT);
        String product = text(row, LeadField.PRODUCT);
        String agent = text(row, LeadField.AGENT);
        LeadState state = state(row);
        LocalDate engaged = date(row, LeadField.ENGAGED_ON);
        LocalDate closed = date(row, LeadField.CLOSED_ON);
        if (engaged != null && closed != null && closed.isBefore(engaged)) {
            throw new Unfit("It was closed on %s, before it was engaged on %s.".formatted(closed, engaged));
        }
        BigDecimal value = value(row);
        String name = id == null ? derivedId(account, product, agent, state, engaged, closed, value) : id;
        int first = seen.firstLine(name, row.line());
        if (first > 0) {
            throw new Unfit(
                    id == null
                            ? "It repeats line %d: every value is the same.".formatted(first)
                            : "It repeats line %d, which has the same id “%s”.".formatted(first, quoted(id)));
        }
        return new LeadRow(row.line(), name, state, account, product, agent, engaged, closed, value);
    }

    private String text(Cells row, LeadField field) throws Unfit {
        String text = PlainText.inOneLine(row.at(settings.column(field)));
        if (text.length() > field.longest()) {
            throw new Unfit("The %s has %,d characters; %d are the most."
                    .formatted(field.word(), text.length(), field.longest()));
        }
        Optional<String> fault = PlainText.fault(text);
        if (fault.isPresent()) {
            throw new Unfit("The %s %s".formatted(field.word(), fault.get()));
        }
        return text.isEmpty() ? null : text;
    }

    private LeadState state(Cells row) throws Unfit {
        if (!settings.has(LeadField.STATE)) {
            return LeadState.PROSPECTING;
        }
        String word = row.at(settings.column(LeadField.STATE));
        if (word.isEmpty()) {
            throw new Unfit("The stage is missing.");
        }
        Optional<LeadState> state = LeadState.ofWord(word);
        if (state.isEmpty()) {
            throw new Unfit("The stage “%s” is unknown. Known are Prospecting, Engaging, Won and Lost."
                    .formatted(quoted(word)));
        }
        return state.get();
    }

    private LocalDate date(Cells row, LeadField field) throws Unfit {
        String text = row.at(settings.column(field));
        if (text.isEmpty()) {
            return null;
        }
        Optional<LocalDate> date = dates.parse(text);
        if (date.isEmpty()) {
            throw new Unfit(
                    "The %s “%s” is not a date of the form %s.".formatted(field.word(), quoted(text), dates.pattern()));
        }
        return date.get();
    }

    private BigDecimal value(Cells row) throws Unfit {
        String text = row.at(settings.column(LeadField.VALUE));
        if (text.isEmpty()) {
            return null;
        }
        Optional<BigDecimal> value = settings.decimals().parse(text);
        if (value.isEmpty()) {
            throw new Unfit(
                    "The value “%s” is not an amount of the form %s, with twelve digits and two decimals at most."
                            .formatted(quoted(text), settings.decimals().example()));
        }
        if (value.get().signum() < 0) {
            throw new Unfit("The value “%s” is negative.".formatted(quoted(text)));
        }
        return value.get();
    }

    private static String derivedId(Object... values) {
        StringBuilder content = new StringBuilder();
        for (Object value : values) {
            content.append(value == null ? "" : value).append('\u001F');
        }
        return "~" + Digests.name(content.toString());
    }

    private static String quoted(String text) {
        return PlainText.visible(cut(text, LONGEST_QUOTE)) + (text.length() > LONGEST_QUOTE ? "…" : "");
    }

    private static List<String> kept(List<String> cells) {
        List<String> kept = new ArrayList<>();
        for (String cell : cells.subList(0, Math.min(cells.size(), MOST_CELLS))) {
            kept.add(PlainText.visible(cut(cell, LONGEST_CELL)));
        }
        return kept;
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** Why a row cannot be a lead; its message is the reason. */
    private static final class Unfit extends Exception {

        Unfit(String reason) {
            super(reason, null, false, false);
        }
    }
}
