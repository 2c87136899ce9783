package org.triad.sale.domain.leads;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings words people write in many ways to one form, to compare them: {@code closeDate} and {@code Close_Date} are the same. */
final class PlainWords {

    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 100;

    private PlainWords() {}

    /** Lower case, without accents, one blank between words; empty for anything longer than a name could be. */
    static String of(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        String words = HUMP.matcher(text).replaceAll(" ");
        String bare = MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("ß", "ss");
        return BETWEEN.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
