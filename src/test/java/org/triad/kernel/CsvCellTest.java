package org.triad.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 30 1",
                "-5",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1+1",
                "\u200B=1+1",
                "\uFEFF@SUM(A1)",
                "\u00A0+1",
                "\uFF1D1+1",
                "=cmd|' /C calc'!A1"
            })
    void leadsWhatASpreadsheetWouldComputeByAnApostrophe(String cell) {
        assertThat(CsvCell.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kessler & Söhne - Nord", "a=b", "'=1", "1,5", " "})
    void leavesEverythingElseAlone(String cell) {
        assertThat(CsvCell.harmless(cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void makesNothingOfNothing(String cell) {
        assertThat(CsvCell.harmless(cell)).isEmpty();
    }
}
