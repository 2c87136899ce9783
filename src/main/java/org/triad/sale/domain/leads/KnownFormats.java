package org.triad.sale.domain.leads;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.triad.kernel.Refusal;

/** Files that are no leads, told by how they begin and by what they are called, so that the sentence can say what they are. */
final class KnownFormats {

    private static final int LONGEST_MARK = 16;

    private static final Map<String, String> MARKS = Map.ofEntries(
            Map.entry("PK\u0003\u0004", "a workbook or an archive"),
            Map.entry("\u00D0\u00CF\u0011\u00E0", "a workbook or an archive"),
            Map.entry("\u001F\u008B", "a compressed file"),
            Map.entry("BZh", "a compressed file"),
            Map.entry("7z\u00BC\u00AF", "an archive"),
            Map.entry("Rar!", "an archive"),
            Map.entry("%PDF", "a PDF document"),
            Map.entry("\u0089PNG", "a picture"),
            Map.entry("\u00FF\u00D8\u00FF", "a picture"),
            Map.entry("GIF8", "a picture"),
            Map.entry("\u007FELF", "a program"),
            Map.entry("<!DOCTYPE", "a page or a drawing"),
            Map.entry("<html", "a page or a drawing"),
            Map.entry("<svg", "a page or a drawing"),
            Map.entry("<?xml", "an XML document"),
            Map.entry("{\\rtf", "a text with layout"));

    private static final Set<String> ENDINGS = Set.of("csv", "tsv", "tab", "txt");

    private KnownFormats() {}

    /**
     * @param head the first bytes of a file
     * @throws Refusal (invalid) if they are those of something that is no CSV file
     */
    static void refuse(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, LONGEST_MARK), StandardCharsets.ISO_8859_1);
        MARKS.forEach((mark, what) -> {
            if (start.startsWith(mark)) {
                throw Refusal.invalid("file", "This is %s, not a CSV file. %s".formatted(what, advice(what)));
            }
        });
    }

    private static String advice(String what) {
        return what.contains("workbook") ? "Save the sheet as CSV and choose that file." : "Export the leads as CSV.";
    }

    /**
     * @param name of a file; without an ending it says nothing
     * @throws Refusal (invalid) if the ending is not one of a CSV file
     */
    static void refuseOtherEnding(String name) {
        int point = name.lastIndexOf('.');
        String ending = point < 0 ? "csv" : name.substring(point + 1).toLowerCase(Locale.ROOT);
        if (!ENDINGS.contains(ending)) {
            throw Refusal.invalid(
                    "file",
                    "A file of leads ends with .csv, .tsv, .tab or .txt; this one ends with .%s. Export the leads as CSV."
                            .formatted(ending.length() > 10 ? ending.substring(0, 10) + "…" : ending));
        }
    }
}
