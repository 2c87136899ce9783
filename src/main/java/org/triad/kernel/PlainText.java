package org.triad.kernel;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a text may consist of, whichever door it comes through. Letters of every script, accents and emoji are welcome; characters
 * nobody can see and that change how the others are read or stored are not.
 */
public final class PlainText {

    /** Characters that order text against its own direction: overrides, embeddings, isolates. */
    private static final String DIRECTION = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /** More marks on one letter than any script needs reach over the lines above and below. */
    private static final int MOST_MARKS = 10;

    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /**
     * What is wrong with a text of one or more lines, as the end of a sentence that begins with the field's name; empty where it may
     * be kept.
     *
     * @param text null is nothing, and nothing is wrong with it
     */
    public static Optional<String> fault(String text) {
        if (text == null) {
            return Optional.empty();
        }
        int marks = 0;
        boolean readable = text.isEmpty();
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            at += Character.charCount(sign);
            Optional<String> fault = fault(sign);
            if (fault.isPresent()) {
                return fault;
            }
            marks = isMark(sign) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return Optional.of("has more than %d accents on one letter.".formatted(MOST_MARKS));
            }
            readable |= Character.getType(sign) != Character.FORMAT;
        }
        return readable ? Optional.empty() : Optional.of("has nothing in it that can be read.");
    }

    /** As {@link #fault}, for a text that stands in one line. */
    public static Optional<String> faultOfLine(String text) {
        Optional<String> fault = fault(text);
        return fault.isEmpty() && text != null && firstBreak(text).isPresent()
                ? Optional.of("must be one line, without line breaks.")
                : fault;
    }

    /** The text with its line breaks, of whatever system, as single blanks. */
    public static String inOneLine(String text) {
        return text.replaceAll("\\R+", " ");
    }

    /** The text with a mark in the place of every character that could not be kept, to show or to report what was refused. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints()
                .map(sign -> fault(sign).isPresent() ? REPLACEMENT : sign)
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** Whether the database could not keep the text: it takes neither NUL nor half a character. */
    public static boolean isUnstorable(String text) {
        return text != null
                && text.codePoints().anyMatch(sign -> sign == 0 || Character.getType(sign) == Character.SURROGATE);
    }

    private static Optional<String> fault(int sign) {
        if (sign == 0 || Character.getType(sign) == Character.SURROGATE) {
            return Optional.of("has a character that cannot be stored (%s).".formatted(code(sign)));
        }
        if (DIRECTION.indexOf(sign) >= 0) {
            return Optional.of("has an invisible character that turns the reading direction (%s). Leave it out."
                    .formatted(code(sign)));
        }
        boolean control = Character.isISOControl(sign) && sign != '\n' && sign != '\r' && sign != '\t';
        boolean nothing = (sign & 0xFFFE) == 0xFFFE || sign >= 0xFDD0 && sign <= 0xFDEF;
        return control || nothing
                ? Optional.of("has an invisible control character (%s). Leave it out.".formatted(code(sign)))
                : Optional.empty();
    }

    private static boolean isMark(int sign) {
        int type = Character.getType(sign);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static OptionalInt firstBreak(String text) {
        return text.chars()
                .filter(sign -> sign == '\n' || sign == '\r' || sign == '\u2028' || sign == '\u2029')
                .findFirst();
    }

    private static String code(int sign) {
        return "U+%04X".formatted(sign);
    }
}
