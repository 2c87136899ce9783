package org.triad.sale.domain.leads;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.triad.kernel.Refusal;

class KnownFormatsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PK\u0003\u0004 xlsx, docx, zip",
                "\u00D0\u00CF\u0011\u00E0 xls",
                "\u001F\u008B gzip",
                "7z\u00BC\u00AF seven zip",
                "%PDF-1.7",
                "\u0089PNG",
                "\u00FF\u00D8\u00FF jpeg",
                "\u007FELF",
                "<!DOCTYPE html><script>alert(1)</script>",
                "<svg onload=alert(1)>",
                "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
            })
    void whatIsNoCsvFileIsRefusedByItsContentWhateverItIsCalled(String head) {
        ByteArrayResource file = new ByteArrayResource(head.getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> FileRecognition.recognise(file, Corrections.NONE))
                .withMessageStartingWith("This is a")
                .withMessageContaining("not a CSV file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leads.xlsx", "leads.csv.exe", "leads.html", "leads.", "a.averylongendingindeed"})
    void whatIsNoCsvFileIsRefusedByItsEnding(String name) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> KnownFormats.refuseOtherEnding(name))
                .withMessageStartingWith("A file of leads ends with .csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leads.csv", "LEADS.CSV", "leads.2027.tsv", "leads.txt", "leads"})
    void whatMayBeACsvFileIsLookedAt(String name) {
        assertThatCode(() -> KnownFormats.refuseOtherEnding(name)).doesNotThrowAnyException();
    }
}
