package org.triad.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The deadline policy as an owner edits and deploys it. */
public final class PolicyFile {

    private static final Path SHIPPED = Path.of("processes", "deadline-policy", "deadline-policy.dmn");

    private PolicyFile() {}

    public static String shipped() {
        try {
            return Files.readString(SHIPPED);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The shipped policy with other texts in some cells.
     *
     * @param cells names of cells, such as {@code review_due}, each followed by its new text
     */
    public static String edited(String... cells) {
        String policy = shipped();
        for (int i = 0; i < cells.length; i += 2) {
            policy = cell(policy, cells[i], "[^<]*", cells[i + 1]);
        }
        return policy;
    }

    /** Another policy with the same text in a column of all rows; an end without an answer only where there is one already. */
    public static String inAllRows(String policy, String column, String text) {
        return cell(policy, "\\w+_" + column, column.equals("endAfter") ? "[^<]+" : "[^<]*", text);
    }

    private static String cell(String policy, String name, String before, String text) {
        String changed =
                policy.replaceAll("(outputEntry_%s\">\\s*<text>)%s".formatted(name, before), "$1\"" + text + "\"");
        assertThat(changed).as("a policy with “%s” in %s", text, name).isNotEqualTo(policy);
        return changed;
    }

    /** Deploys it as Priya; returns the deployment's id. */
    public static String deploy(int port, String policy) {
        HttpResponse<String> answer = Visitor.withPassword(port, "priya")
                .deploy("deadline policy", Map.of("deadline-policy.dmn", policy.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonPath.read(answer.body(), "$.id");
    }
}
