package org.triad.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiled classes no longer show: the text of statements, names of algorithms, and how pages and scripts are written. */
class SourceRulesTest {

    private static final Pattern STATEMENT = Pattern.compile("\\.sql\\(((?:[^()]|\\([^()]*\\))*)\\)");
    private static final Pattern LITERAL = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern CONSTANTS = Pattern.compile("[\\s+]*(?:[A-Z][A-Z_]*[\\s+]*)*");

    /** Put together from constants and names of enums; everything typed is a parameter. Looked at by a person. */
    private static final Set<String> COMPOSED = Set.of("Leads.java", "TableCampaignList.java", "TableDirectory.java");

    private static final Map<Pattern, String> BANNED_IN_PAGES = Map.of(
            Pattern.compile("th:utext"), "text that is not escaped",
            Pattern.compile("__\\$\\{"), "an expression made from a value",
            Pattern.compile("th:inline=[\"']javascript"), "a script with values in it",
            Pattern.compile("\\son[a-z]+=[\"']"), "a script in an attribute",
            Pattern.compile("<script(?![^>]*src=)"), "a script in the page",
            Pattern.compile("(?:src|href)=[\"'](?:https?:)?//"), "something of another host",
            Pattern.compile("javascript:"), "a script in an address");

    private static final Map<Pattern, String> BANNED_IN_SCRIPTS = Map.of(
            Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write"), "text taken for markup",
            Pattern.compile("\\beval\\(|new Function\\("), "text taken for code",
            Pattern.compile("localStorage|sessionStorage|indexedDB|document\\.cookie"), "something kept in the browser",
            Pattern.compile("(?<!tabs\\.)(?:postMessage|addEventListener\\(['\"]message)"), "messages between windows",
            Pattern.compile("tabs = (?!new BroadcastChannel\\()"),
                    "tabs that are not a channel of our own origin alone",
            Pattern.compile("https?://(?!www\\.w3\\.org)"), "another host");

    @Test
    void statementsAreConstantsAndWhatIsTypedIsAParameter() {
        assertThat(files("src/main/java", ".java")
                        .filter(file -> !COMPOSED.contains(file.getFileName().toString()))
                        .flatMap(SourceRulesTest::composedStatements))
                .isEmpty();
    }

    @Test
    void aStatementPutTogetherFromAValueIsFound() {
        assertThat(isComposed("\"select 1 where a = '\" + name + \"'\"")).isTrue();
        assertThat(isComposed("\"select %s\".formatted(name)")).isTrue();
        assertThat(isComposed("SELECT + \"\"\"\n where id = :id\n\"\"\"")).isFalse();
    }

    @Test
    void digestsAreSha256() {
        List<String> algorithms = files("src/main/java", ".java")
                .flatMap(file -> Pattern.compile("MessageDigest\\.getInstance\\(([^)]*)\\)")
                        .matcher(read(file))
                        .results()
                        .map(found -> found.group(1)))
                .toList();

        assertThat(algorithms).isNotEmpty().allMatch("\"SHA-256\""::equals);
    }

    @Test
    void pagesShowTextAsTextAndLoadNothingFromElsewhere() {
        assertThat(violations(files("src/main/resources/templates", ".html"), BANNED_IN_PAGES))
                .isEmpty();
    }

    @Test
    void scriptsTakeNoTextForMarkupAndKeepNothing() {
        assertThat(violations(files("src/main/resources/static/js", ".js"), BANNED_IN_SCRIPTS))
                .isEmpty();
    }

    @Test
    void passwordsAreHiddenAndMayBePasted() {
        List<String> fields = files("src/main/resources/templates", ".html")
                .flatMap(file -> Pattern.compile("<input[^>]*(?:password|Password)[^>]*>")
                        .matcher(read(file))
                        .results()
                        .map(MatchResult::group))
                .toList();

        assertThat(fields)
                .isNotEmpty()
                .allMatch(field -> field.contains("type=\"password\""))
                .noneMatch(field -> field.contains("autocomplete=\"off\"") || field.contains("maxlength"));
        assertThat(violations(
                        files("src/main/resources/static/js", ".js"),
                        Map.of(Pattern.compile("[\"']paste[\"']"), "pasting is somebody else's business")))
                .isEmpty();
    }

    private static List<String> violations(Stream<Path> files, Map<Pattern, String> banned) {
        return files.flatMap(file -> banned.entrySet().stream()
                        .filter(rule -> rule.getKey().matcher(read(file)).find())
                        .map(rule -> file + ": " + rule.getValue()))
                .toList();
    }

    private static Stream<String> composedStatements(Path file) {
        return STATEMENT
                .matcher(read(file))
                .results()
                .map(MatchResult::group)
                .filter(call -> isComposed(call.substring(".sql(".length(), call.length() - 1)))
                .map(call -> file + ": " + call);
    }

    private static boolean isComposed(String argument) {
        return !CONSTANTS.matcher(LITERAL.matcher(argument).replaceAll("")).matches();
    }

    private static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> found = Files.walk(Path.of(folder))) {
            return found.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
