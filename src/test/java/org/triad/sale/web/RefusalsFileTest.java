package org.triad.sale.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30 1", "-5", "@SUM(A1)", "\t=1", "\r=1"})
    void leadsWhatASpreadsheetWouldComputeByAnApostrophe(String cell) {
        assertThat(RefusalsFile.harmless(cell)).isEqualTo("'" + cell);
    }

    @Test
    void leavesEverythingElseAlone() {
        assertThat(RefusalsFile.harmless("")).isEmpty();
        assertThat(RefusalsFile.harmless("Kessler & Söhne - Nord")).isEqualTo("Kessler & Söhne - Nord");
    }
}
