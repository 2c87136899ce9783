package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pattern of a form matches as it should, and never for ever. */
class BoundedTextTest {

    @Test
    void matchesTheWholeText() {
        assertThat(BoundedText.matches("C-0001", "C-\\d{4}")).isTrue();
        assertThat(BoundedText.matches("xC-0001", "C-\\d{4}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*a){20}b", "([a-z]+)*$1", "a*a*a*a*a*b"})
    void givesUpOnWhatDoesNotEnd(String pattern) {
        assertThat(BoundedText.matches("a".repeat(4000), pattern)).isFalse();
    }
}
