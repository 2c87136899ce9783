package org.triad.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.triad.docs.AsvsTable.Row;

/** The table of OWASP ASVS 5.0.0 is complete, and what it names is there. */
class AsvsTableTest {

    private static final Path REQUIREMENTS = Path.of("src/test/resources/asvs/5.0.0-levels-1-and-2.txt");
    private static final int SHORTEST_REASON = 15;

    @Test
    void everyRequirementOfBothLevelsHasOneRow() throws IOException {
        List<String> required = Files.readAllLines(REQUIREMENTS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(required).hasSize(253);
        assertThat(AsvsTable.rows().stream().map(row -> row.id() + " " + row.level()))
                .containsExactlyElementsOf(required);
    }

    @Test
    void everyRowSaysHowItStands() throws IOException {
        assertThat(AsvsTable.rows()).extracting(Row::stands).containsOnly("holds", "open", "does not apply");
    }

    @Test
    void whatHoldsNamesATestOrSaysWhy() throws IOException {
        assertThat(rows("holds").stream().filter(row -> row.tests().isEmpty()).filter(AsvsTableTest::saysNoReason))
                .isEmpty();
    }

    @Test
    void whatIsOpenOrDoesNotApplySaysWhy() throws IOException {
        assertThat(rows("open", "does not apply").stream().filter(AsvsTableTest::saysNoReason))
                .isEmpty();
    }

    private static boolean saysNoReason(Row row) {
        return row.reason().length() < SHORTEST_REASON;
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, String> sources = testSources();

        assertThat(AsvsTable.rows())
                .allSatisfy(row -> assertThat(row.tests()).allSatisfy(test -> {
                    assertThat(sources).as(row.id()).containsKey(test[0]);
                    if (test[1] != null) {
                        assertThat(Pattern.compile("void " + test[1] + "\\(")
                                        .matcher(sources.get(test[0]))
                                        .find())
                                .as("%s: %s has a test %s", row.id(), test[0], test[1])
                                .isTrue();
                    }
                }));
    }

    @Test
    void everyPlaceThatIsLinkedExists() throws IOException {
        for (Row row : AsvsTable.rows()) {
            for (String[] link : row.links()) {
                Path file = AsvsTable.FILE.resolveSibling(link[0]);
                assertThat(file).as(row.id()).exists();
                assertThat(anchors(file)).as(row.id()).contains(link[1]);
            }
        }
    }

    @Test
    void theSummaryCountsTheRows() throws IOException {
        String text = Files.readString(AsvsTable.FILE);

        for (String stands : List.of("holds", "open", "does not apply")) {
            for (String level : List.of("1", "2")) {
                long count = rows(stands).stream()
                        .filter(row -> row.level().equals(level))
                        .count();
                assertThat(text).contains("level %s, %s: %d".formatted(level, stands, count));
            }
        }
    }

    private static List<Row> rows(String... stands) throws IOException {
        return AsvsTable.rows().stream()
                .filter(row -> List.of(stands).contains(row.stands()))
                .toList();
    }

    private static List<String> anchors(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("^#+ ", "")
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9 -]", "")
                            .replace(' ', '-'))
                    .toList();
        }
    }

    private static Map<String, String> testSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            AsvsTableTest::read,
                            (one, other) -> one + other));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
