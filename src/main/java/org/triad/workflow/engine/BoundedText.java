package org.triad.workflow.engine;

import java.util.regex.Pattern;

/**
 * Text that can be read only so often. A form's pattern is a process owner's, and some patterns never come to an end on some texts; the
 * matcher of the JDK looks at characters one by one, so they can be counted.
 */
final class BoundedText implements CharSequence {

    /** Plenty for a pattern that goes through its text once, or a few hundred times. */
    private static final int READS = 2_000_000;

    private final CharSequence text;
    private final int[] left;

    private BoundedText(CharSequence text, int[] left) {
        this.text = text;
        this.left = left;
    }

    /** Whether the whole text matches; false where that cannot be found out in reasonable time. */
    static boolean matches(String text, String pattern) {
        try {
            return Pattern.compile(pattern)
                    .matcher(new BoundedText(text, new int[] {READS}))
                    .matches();
        } catch (Endless | StackOverflowError endless) {
            return false;
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (left[0]-- == 0) {
            throw new Endless();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static final class Endless extends RuntimeException {

        Endless() {
            super(null, null, false, false);
        }
    }
}
