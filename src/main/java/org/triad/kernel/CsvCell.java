package org.triad.kernel;

/**
 * A value on its way into a CSV file. Spreadsheets take a cell that begins with certain characters for a formula and compute it, even
 * where it is quoted; every export of Triad writes its cells through this.
 */
public final class CsvCell {

    /** What begins a formula, also in the wide forms some spreadsheets read alike, and what hides a beginning. */
    private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvCell() {}

    /**
     * The value as text that no spreadsheet computes: one that could be a formula is led by an apostrophe.
     *
     * @param value null becomes the empty text
     */
    public static String harmless(Object value) {
        String text = value == null ? "" : value.toString();
        return isFormula(text) ? "'" + text : text;
    }

    private static boolean isFormula(String text) {
        int first = 0;
        while (first < text.length() && isSkipped(text.charAt(first))) {
            first++;
        }
        return first < text.length() && DANGEROUS.indexOf(text.charAt(first)) >= 0
                || !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
    }

    /** Blanks and marks without width, which some spreadsheets drop before they look. */
    private static boolean isSkipped(char sign) {
        return sign == ' ' || sign == '\u00A0' || Character.getType(sign) == Character.FORMAT;
    }
}
