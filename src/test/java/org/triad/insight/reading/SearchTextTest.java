package org.triad.insight.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource({"C-0012, 12", "c12, 12", "12, 12", "' 0012 ', 12", "C-12 spring, -1", "spring, -1", "C-, -1", "'', -1"})
    void readsAKeyHoweverItIsWritten(String typed, long number) {
        assertThat(new SearchText(typed).number()).isEqualTo(number);
    }

    @Test
    void aNumberLargerThanAnyKeyIsNone() {
        assertThat(new SearchText("99999999999999999999").number()).isEqualTo(-1);
    }

    @Test
    void leavesOutWhatTheDatabaseCannotKeep() {
        assertThat(new SearchText("a\0b\\c").words()).isEqualTo("a b c");
    }
}
