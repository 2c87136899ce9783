package org.triad.sale.domain.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.triad.sale.domain.leads.LeadFiles.file;
import static org.triad.sale.domain.leads.LeadFiles.leads;
import static org.triad.sale.domain.leads.LeadFiles.recognised;
import static org.triad.sale.domain.leads.LeadFiles.rows;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.triad.kernel.Refusal;
import org.triad.sale.SampleLeads;

class FileRecognitionTest {

    private static final String GERMAN = """
            Verkaufschance;Verkäufer;Produkt;Konto;Status;Erstkontakt;Abschlussdatum;Wert
            V-1;Jörg Müßig;Größe L;Bäckerei Süß;gewonnen;03.01.2024;17.02.2024;1.234,50 €
            V-2;Jörg Müßig;Größe L;;In Verhandlung;04.01.2024;;
            V-3;Änne Öl;Größe M;Öl & Söhne;Verloren;05.01.2024;28.02.2024;0
            """;

    @Test
    void understandsTheFileSalesToolsExport() {
        Recognition recognition = recognised(file(SampleLeads.csv(1, 300)));

        assertThat(recognition.rows()).isEqualTo(300);
        ImportSettings settings = recognition.settings();
        assertThat(settings.charset()).isEqualTo("UTF-8");
        assertThat(settings.separator()).isEqualTo(Separator.COMMA);
        assertThat(settings.header()).isTrue();
        assertThat(settings.dates()).contains(DateStyle.ISO);
        assertThat(settings.decimals()).isEqualTo(DecimalStyle.POINT);
        assertThat(settings.columns())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        LeadField.EXTERNAL_ID, 0,
                        LeadField.AGENT, 1,
                        LeadField.PRODUCT, 2,
                        LeadField.ACCOUNT, 3,
                        LeadField.STATE, 4,
                        LeadField.ENGAGED_ON, 5,
                        LeadField.CLOSED_ON, 6,
                        LeadField.VALUE, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-15", "UTF-16LE", "UTF-16BE"})
    void understandsAGermanSpreadsheetInAnyOfItsCharacterSets(String charset) {
        InputStreamSource content = file(GERMAN, Charset.forName(charset));

        LeadRow first = leads(content).get(0);

        assertThat(first)
                .isEqualTo(new LeadRow(
                        2,
                        "V-1",
                        LeadState.WON,
                        "Bäckerei Süß",
                        "Größe L",
                        "Jörg Müßig",
                        LocalDate.of(2024, 1, 3),
                        LocalDate.of(2024, 2, 17),
                        new BigDecimal("1234.50")));
        assertThat(leads(content))
                .extracting(LeadRow::state)
                .containsExactly(LeadState.WON, LeadState.ENGAGING, LeadState.LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void takesNoByteOrderMarkForPartOfTheFirstColumn(String charset) {
        assertThat(recognised(file("\uFEFF" + GERMAN, Charset.forName(charset))).header())
                .startsWith("Verkaufschance");
    }

    @ParameterizedTest
    @EnumSource(Separator.class)
    void findsTheSeparator(Separator separator) {
        String file =
                SampleLeads.csv(2, 20).replace("Piet, Jansen", "Piet Jansen").replace(',', separator.sign());

        assertThat(recognised(file(file)).settings().separator()).isEqualTo(separator);
    }

    @Test
    void skipsTheLineSpreadsheetsWriteForTheSeparator() {
        Recognition recognition = recognised(file("sep=;\r\n" + GERMAN));

        assertThat(recognition.header()).startsWith("Verkaufschance");
        assertThat(recognition.rows()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-17, ISO",
        "2024/03/17, YEAR_SLASH",
        "17.03.2024, DAY_DOT",
        "7.3.24, DAY_DOT",
        "17/03/2024, DAY_SLASH",
        "03/17/2024, MONTH_SLASH",
        "17-3-24, DAY_DASH",
        "3-17-2024, MONTH_DASH",
        "2024-03-17T10:15:00Z, ISO",
        "17.03.2024 10:15, DAY_DOT"
    })
    void findsTheFormOfTheDates(String date, DateStyle style) {
        assertThat(recognised(file("id,stage,close date\n1,won," + date + "\n"))
                        .settings()
                        .dates())
                .contains(style);
    }

    @Test
    void asksWhichComesFirstWhereDayAndMonthCannotBeTold() {
        Recognition recognition = recognised(file("id,stage,close date\n1,won,03/04/2024\n2,won,05/05/2024\n"));

        assertThat(recognition.datesAreOpen()).isTrue();
    }

    @Test
    void doesNotAskWhereOneRowTells() {
        assertThat(recognised(file("id,stage,close date\n1,won,03/04/2024\n2,won,05/25/2024\n"))
                        .settings()
                        .dates())
                .contains(DateStyle.MONTH_SLASH);
    }

    @Test
    void doesNotAskWhereBothReadingsAreTheSameDays() {
        assertThat(recognised(file("id,stage,close date\n1,won,05/05/2024\n")).datesAreOpen())
                .isFalse();
    }

    @Test
    void believesWhatAPersonSays() {
        Corrections corrections = new Corrections(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(DateStyle.MONTH_SLASH),
                Optional.empty(),
                Map.of(LeadField.EXTERNAL_ID, "#1", LeadField.CLOSED_ON, "when"));

        Recognition recognition = recognised(file("key,stage,when\n1,won,03/04/2024\n"), corrections);

        assertThat(recognition.settings().dates()).contains(DateStyle.MONTH_SLASH);
        assertThat(recognition.settings().columns())
                .isEqualTo(Map.of(LeadField.EXTERNAL_ID, 0, LeadField.CLOSED_ON, 2));
    }

    @Test
    void refusesAColumnTheFileDoesNotHave() {
        Corrections corrections = new Corrections(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(LeadField.VALUE, "Price"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> recognised(file("id,stage\n1,won\n"), corrections))
                .withMessage("The file has no column “Price”.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,234.50|POINT", "1234.5|POINT", "1.234,50|COMMA", "1234,5|COMMA", "1054|POINT"})
    void findsTheFormOfTheAmounts(String amount, DecimalStyle style) {
        assertThat(recognised(file("id;stage;value\n1;won;" + amount + "\n"))
                        .settings()
                        .decimals())
                .isEqualTo(style);
    }

    @Test
    void understandsAFileWithoutAHeaderByItsContent() {
        Recognition recognition =
                recognised(file("A1,Bluefin,Won,2024-01-03,2024-02-03,50\nA2,Alto,Lost,2024-01-04,2024-02-05,0\n"));

        assertThat(recognition.settings().header()).isFalse();
        assertThat(recognition.rows()).isEqualTo(2);
        assertThat(recognition.header()).startsWith("Column 1", "Column 2");
        assertThat(recognition.settings().columns())
                .isEqualTo(Map.of(
                        LeadField.STATE, 2, LeadField.ENGAGED_ON, 3, LeadField.CLOSED_ON, 4, LeadField.VALUE, 5));
    }

    @Test
    void countsRowsAsPeopleDo() {
        assertThat(recognised(file("id,stage\n\n1,won\n,\n2,\"lost\"\n\n")).rows())
                .isEqualTo(2);
    }

    @Test
    void refusesAnEmptyFile() {
        refused(new byte[0], "The file is empty. Choose a file with a header and at least one row.");
        refused(
                " \n\n".getBytes(StandardCharsets.UTF_8),
                "The file has no rows. Choose a file with a header and at least one row.");
        refused("id,stage\n".getBytes(StandardCharsets.UTF_8), "The file has a header but no rows below it.");
    }

    @Test
    void refusesWhatIsNoText() {
        refused(
                new byte[] {'P', 'K', 3, 4, 0, 0},
                "This is a workbook or an archive, not a CSV file. Save the sheet as CSV and choose that file.");
        refused(
                "%PDF-1.7".getBytes(StandardCharsets.UTF_8),
                "This is a PDF document, not a CSV file. Export the leads as CSV.");
        refused(
                "id,stage\n1,w\0n\n".getBytes(StandardCharsets.UTF_8),
                "The file contains NUL bytes (1), so it is damaged or no text. Export it again as CSV.");
        refused(
                "\u0001\u0002\u0003".getBytes(StandardCharsets.UTF_8),
                "The file is not a text: it is full of control characters. Export it again as CSV.");
    }

    @Test
    void refusesAFileThatWasCutOff() {
        refused(
                "id,stage,account\n1,won,Alto\n2,lo".getBytes(StandardCharsets.UTF_8),
                "The file seems to be cut off: its last row, on line 3, ends after 2 of 3 values. Export it again.");
        refused(
                "id,stage,account\n1,won,Alto\n2,lost,\"Blue".getBytes(StandardCharsets.UTF_8),
                "The file ends within a quoted text of the row that begins on line 3. It is cut off, or a quotation mark is missing.");
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        refused(
                "a,b\n".repeat(7_000_000).getBytes(StandardCharsets.UTF_8),
                "The file is larger than 25 MB. Split it into several files and import one after the other.");
    }

    @Test
    void refusesARowThatWouldFillTheMemory() {
        refused(
                ("id,stage\n1,\"" + "x".repeat(3_000_000) + "\"\n").getBytes(StandardCharsets.UTF_8),
                "The row that begins on line 2 has more than 1,000,000 characters. Probably a quotation mark is missing there.");
    }

    @Test
    void readsSampleRowsWithoutRefusingAny() {
        InputStreamSource content = file(SampleLeads.csv(7, 2_000));

        assertThat(rows(content)).hasSize(2_000).allMatch(LeadRow.class::isInstance);
        assertThat(leads(content))
                .extracting(LeadRow::account)
                .contains("Piet, Jansen en Zonen")
                .containsNull();
        assertThat(leads(content)).extracting(LeadRow::product).contains("Nova Pro", "NovaPro");
    }

    private static void refused(byte[] content, String sentence) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> recognised(new ByteArrayResource(content)))
                .withMessage(sentence);
    }
}
