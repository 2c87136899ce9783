package org.triad.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rows of the table in {@code src/docs/security}. */
final class AsvsTable {

    static final Path FILE = Path.of("src/docs/security/asvs-5.0.md");

    private static final Pattern ROW =
            Pattern.compile("\\| v5\\.0\\.0-(\\S+) \\| (\\d) \\| (.+?) \\| (.+?) \\| (.*) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)#?([^)]*)\\)");

    /**
     * @param stands holds, open or does not apply
     * @param proof tests, links and words
     */
    record Row(String id, String level, String words, String stands, String proof) {

        /** Each as the name of a class and, where one is named, of a method. */
        List<String[]> tests() {
            return TEST.matcher(proof)
                    .results()
                    .map(found -> new String[] {found.group(1), found.group(2)})
                    .toList();
        }

        /** Each as a file beside the table and, where one is named, a heading in it. */
        List<String[]> links() {
            return LINK.matcher(proof)
                    .results()
                    .map(found -> new String[] {found.group(1), found.group(2)})
                    .toList();
        }

        /** What is said beside the names of tests. */
        String reason() {
            return TEST.matcher(proof)
                    .replaceAll("")
                    .replaceAll("[\\s,;:()]+", " ")
                    .strip();
        }
    }

    private AsvsTable() {}

    static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(FILE)) {
            return lines.filter(line -> line.startsWith("| v"))
                    .map(line -> {
                        Matcher row = ROW.matcher(line);
                        if (!row.matches()) {
                            throw new AssertionError("This row is not of the table's form: " + line);
                        }
                        return new Row(row.group(1), row.group(2), row.group(3), row.group(4), row.group(5));
                    })
                    .toList();
        }
    }
}
