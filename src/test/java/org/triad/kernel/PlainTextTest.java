package org.triad.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Zusätzlich: naïve Ångström",
                "Two\nlines\twith a tab",
                "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
                "עברית ועוד",
                "می‌خواهم",
                "Việt Nam, ghế",
                "<script>${7*7}</script>",
                "นี้ที่นั่น",
                "𝔘𝔫𝔦𝔠𝔬𝔡𝔢"
            })
    void lettersOfEveryScriptAndEmojiAreWelcome(String text) {
        assertThat(PlainText.fault(text)).isEmpty();
        assertThat(PlainText.visible(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0000, stored",
        "D800, stored",
        "DC00, stored",
        "0001, control",
        "0007, control",
        "001B, control",
        "007F, control",
        "0085, control",
        "009F, control",
        "FFFE, control",
        "FFFF, control",
        "FDD0, control",
        "202A, direction",
        "202B, direction",
        "202C, direction",
        "202D, direction",
        "202E, direction",
        "2066, direction",
        "2067, direction",
        "2068, direction",
        "2069, direction"
    })
    void whatNobodySeesIsNamed(String code, String why) {
        String text = "before" + (char) Integer.parseInt(code, 16) + "after";

        assertThat(PlainText.fault(text))
                .hasValueSatisfying(fault -> assertThat(fault).contains("U+" + code, why));
        assertThat(PlainText.visible(text)).isEqualTo("before\uFFFDafter");
    }

    @Test
    void moreMarksThanAnyScriptNeedsAreTooMany() {
        assertThat(PlainText.fault("a" + "\u0301".repeat(10) + "b" + "\u0301".repeat(10)))
                .isEmpty();
        assertThat(PlainText.fault("a" + "\u0301".repeat(11))).contains("has more than 10 accents on one letter.");
    }

    @Test
    void aTextOfInvisibleCharactersIsNone() {
        assertThat(PlainText.fault("\u200B\u2060")).contains("has nothing in it that can be read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo", "one\rtwo", "one\r\ntwo", "one\u2028two", "one\u2029two"})
    void aLineHasNoBreaks(String text) {
        assertThat(PlainText.faultOfLine(text)).contains("must be one line, without line breaks.");
        assertThat(PlainText.fault(text)).isEmpty();
        assertThat(PlainText.inOneLine(text)).isEqualTo("one two");
    }

    @Test
    void whatTheDatabaseDoesNotTakeIsKnown() {
        assertThat(PlainText.isUnstorable("a\0")).isTrue();
        assertThat(PlainText.isUnstorable("a\uD83D")).isTrue();
        assertThat(PlainText.isUnstorable("a😀\u202E")).isFalse();
        assertThat(PlainText.isUnstorable(null)).isFalse();
    }
}
