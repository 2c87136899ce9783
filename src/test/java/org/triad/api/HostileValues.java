package org.triad.api;

import java.util.List;
import java.util.Random;

/** Values nobody sends who means well. */
public final class HostileValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\u202Etxt.exe",
            "\uFEFF",
            "\uD800",
            "e" + "\u0301".repeat(10_000),
            "😀👩‍👩‍👧‍👦",
            "\r\nSet-Cookie: a=b",
            "a\nBcc: everybody@example.com",
            "=HYPERLINK(\"http://example.com\")",
            "+1-1",
            "@SUM(A1)",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "${7*7}",
            "#{7*7}",
            "*{7*7}",
            "__${7*7}__::.x",
            "{{7*7}}",
            "' or '1'='1",
            "'; drop table campaign; --",
            "%00",
            "%s%n%d",
            "../../etc/passwd",
            "..\\..\\windows",
            "null",
            "undefined",
            "NaN",
            "true",
            "[]",
            "{}",
            "-1",
            "0",
            "1e400",
            "1e-400",
            "00000000000000000001",
            "9223372036854775807",
            "9223372036854775808",
            "2147483647",
            "2147483648",
            "-2147483648",
            "0x10",
            "１２",
            "12,5",
            "999999999999999999999999999999.99",
            "0000-00-00",
            "2026-02-30",
            "+999999999-12-31",
            "-999999999-01-01",
            "10000-01-01",
            "2026-01-01T00:00:00Z",
            "C-0000",
            "C-999999999999",
            "C-1",
            "c-0001",
            "Ǆ",
            "ﬀ",
            "İ",
            "%",
            "_",
            "\\",
            "a".repeat(65),
            "x".repeat(2_001),
            "y ".repeat(5_000));

    private HostileValues() {}

    public static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** As it would stand in JSON. */
    public static String json(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "[]";
            case 3 -> "{}";
            case 4 -> "-1";
            case 5 -> "1e999999999";
            case 6 -> "0.1234567890123456789012345678901234567890";
            case 7 -> "9".repeat(1_100);
            case 8 -> "[null,[null]]";
            case 9 -> "[".repeat(1_500) + "]".repeat(1_500);
            case 10 -> "{\"a\":".repeat(700) + "1" + "}".repeat(700);
            default -> quoted(text(random));
        };
    }

    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\' || unit < 32 || Character.isSurrogate((char) unit)) {
                quoted.append("\\u%04x".formatted(unit));
            } else {
                quoted.append((char) unit);
            }
        });
        return quoted.append('"').toString();
    }
}
