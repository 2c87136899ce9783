package org.triad.sale.domain.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.sale.domain.leads.LeadFiles.file;
import static org.triad.sale.domain.leads.LeadFiles.leads;
import static org.triad.sale.domain.leads.LeadFiles.recognised;
import static org.triad.sale.domain.leads.LeadFiles.refusals;
import static org.triad.sale.domain.leads.LeadFiles.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triad.sale.SampleLeads;

class RowReaderTest {

    private static final String HEADER = "id,account,stage,engage date,close date,value\n";

    private static String onlyReason(String row) {
        List<RefusedRow> refused = refusals(file(HEADER + "ok,Alto,Won,2024-01-01,2024-01-02,1234.50\n" + row + "\n"));
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).line()).isEqualTo(3);
        return refused.get(0).reason();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,Alto,Maybe,,,|The stage “Maybe” is unknown. Known are Prospecting, Engaging, Won and Lost.",
                "1,Alto,,,,|The stage is missing.",
                "1,Alto,Won,2024-02-30,,|The engage date “2024-02-30” is not a date of the form yyyy-MM-dd.",
                "1,Alto,Won,,soon,|The close date “soon” is not a date of the form yyyy-MM-dd.",
                "1,Alto,Won,,,much|The value “much” is not an amount of the form 1,234.50, with twelve digits and two decimals at most.",
                "1,Alto,Won,,,9999999999999|The value “9999999999999” is not an amount of the form 1,234.50, with twelve digits and two decimals at most.",
                "1,Alto,Won,,,-5|The value “-5” is negative.",
                "1,Alto,Won,,,(5.00)|The value “(5.00)” is negative.",
                "1,Alto,Won,2024-02-02,2024-02-01,|It was closed on 2024-02-01, before it was engaged on 2024-02-02.",
                " ,Alto,Won,,,|The id is missing.",
                "ok,Alto,Lost,,,|It repeats line 2, which has the same id “ok”.",
                "1,Alto,Won,,,,,surplus|The row has 8 values, but the file has 6 columns. A value with a separator in it needs quotation marks."
            })
    void refusesARowWithAPlainReason(String row, String reason) {
        assertThat(onlyReason(row)).isEqualTo(reason);
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(onlyReason("1," + "é".repeat(10_000) + ",Won,,,"))
                .isEqualTo("The account has 10,000 characters; 200 are the most.");
    }

    @Test
    void keepsWhatIsTypedAsItIsTyped() {
        String account = "=SUM(A1) <b>${x}</b> עברית 😀";

        assertThat(leads(file(HEADER + "1,\"" + account + "\",Won,,,\n")))
                .extracting(LeadRow::account)
                .containsExactly(account);
    }

    @Test
    void refusesWhatNobodySeesAndShowsWhereItWas() {
        assertThat(rows(file(HEADER + "1,Alto\u202Eotla,Won,,,\n")))
                .singleElement()
                .isInstanceOfSatisfying(RefusedRow.class, row -> {
                    assertThat(row.reason())
                            .isEqualTo(
                                    "The account has an invisible character that turns the reading direction (U+202E). Leave it out.");
                    assertThat(row.cells()).contains("Alto\uFFFDotla");
                });
    }

    @Test
    void bringsBrokenLinesIntoOne() {
        assertThat(leads(file(HEADER + "1,\"Alto\r\nSystems\",Won,,,\n")))
                .extracting(LeadRow::account)
                .containsExactly("Alto Systems");
    }

    @Test
    void takesARightRowAfterARefusedOneWithTheSameId() {
        List<Row> rows = rows(file(HEADER + "1,Alto,Maybe,,,\n1,Alto,Won,,,\n1,Alto,Lost,,,\n"));

        assertThat(rows.get(1)).isInstanceOf(LeadRow.class);
        assertThat(rows.get(2))
                .isInstanceOfSatisfying(
                        RefusedRow.class,
                        row -> assertThat(row.reason()).isEqualTo("It repeats line 3, which has the same id “1”."));
    }

    @Test
    void takesRowsThatEndEarly() {
        assertThat(leads(file(HEADER + "1,Alto,Won\n2,Alto,Lost,2024-01-01\n"))).hasSize(2);
    }

    @Test
    void namesALeadWithoutIdByItsContent() {
        String first = "account,stage,close date,value\nAlto,Won,2024-03-17,1234.5\nBluefin,Lost,2024-03-18,0\n";
        String same =
                "Wert;Abschlussdatum;Status;Konto\n0,00;18.03.2024;verloren;Bluefin\n1.234,50;17.03.2024;gewonnen;Alto\n";

        assertThat(leads(file(first)))
                .extracting(LeadRow::externalId)
                .allMatch(id -> id.matches("~[0-9a-f]{32}"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(leads(file(same, StandardCharsets.UTF_16LE)).stream()
                        .map(LeadRow::externalId)
                        .toList());
        assertThat(refusals(file(first + "Alto,Won,2024-03-17,1234.50\n")))
                .extracting(RefusedRow::reason)
                .containsExactly("It repeats line 2: every value is the same.");
    }

    @Test
    void takesEveryLeadForProspectingWhereNoColumnSaysMore() {
        assertThat(leads(file("id,account\n1,Alto\n2,Bluefin\n")))
                .extracting(LeadRow::state)
                .containsOnly(LeadState.PROSPECTING);
    }

    @Property(tries = 60)
    void countsLinesAcrossValuesWithLineBreaks(
            @ForAll long seed, @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> breaks) {
        Random random = new Random(seed);
        String[] ends = {"\n", "\r\n", "\r"};
        String end = ends[random.nextInt(2)];
        StringBuilder text = new StringBuilder("id,account,stage").append(end);
        List<Integer> expected = new ArrayList<>();
        int line = 2;
        text.append("0,Alto,Won").append(end);
        expected.add(line++);
        for (int i = 0; i < breaks.size(); i++) {
            if (random.nextInt(4) == 0) {
                text.append(end);
                line++;
            }
            StringBuilder account = new StringBuilder("a");
            for (int j = 0; j < breaks.get(i); j++) {
                account.append(ends[random.nextInt(3)]).append(random.nextBoolean() ? "b, \"\"c\"\"" : "d");
            }
            text.append(i + 1).append(",\"").append(account).append("\",Won");
            expected.add(line);
            line += breaks.get(i) + 1;
            if (i < breaks.size() - 1 || random.nextBoolean()) {
                text.append(end);
            }
        }

        assertThat(rows(file(text.toString()))).extracting(Row::line).containsExactlyElementsOf(expected);
    }

    @Property(tries = 200)
    void everyDateIsReadInTheStyleItWasWrittenIn(@ForAll @IntRange(max = 200 * 365) int days, @ForAll DateStyle style) {
        LocalDate date = LocalDate.of(1900, 1, 1).plusDays(days);

        String text = date.format(java.time.format.DateTimeFormatter.ofPattern(style.pattern()));

        assertThat(style.parse(text)).contains(date);
    }

    @Property(tries = 40)
    void everyRowBecomesALeadOrARefusalWhateverItHolds(
            @ForAll long seed, @ForAll @Size(max = 30) List<String> damages) {
        String text = damaged(SampleLeads.csv(seed, damages.size() + 1), new Random(seed), damages);
        boolean wide = text.indexOf('\0') >= 0;
        var content = file(text, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        var corrections = new Corrections(
                wide ? java.util.Optional.of("UTF-16LE") : java.util.Optional.empty(),
                java.util.Optional.of(Separator.COMMA),
                java.util.Optional.of(true),
                java.util.Optional.of(DateStyle.ISO),
                java.util.Optional.empty(),
                Map.of());

        List<Row> rows;
        try {
            rows = rows(content, recognised(content, corrections));
        } catch (org.triad.kernel.Refusal noText) {
            assertThat(noText.getMessage()).contains("NUL").endsWith(".");
            return;
        }

        assertThat(rows).hasSizeBetween(1, damages.size() + 1);
        assertThat(rows).allSatisfy(row -> {
            if (row instanceof RefusedRow refused) {
                assertThat(refused.reason()).endsWith(".");
                assertThat(refused.cells()).noneMatch(cell -> cell.contains("\0"));
            }
        });
    }

    /** The first lead stays whole; each one after it has a value replaced. Values with a separator in them stay one value. */
    private static String damaged(String file, Random random, List<String> damages) {
        StringBuilder text = new StringBuilder();
        try (CSVParser leads = CSVParser.parse(file, CSVFormat.DEFAULT);
                CSVPrinter printer = new CSVPrinter(
                        text,
                        CSVFormat.DEFAULT.builder().setQuoteMode(QuoteMode.ALL).get())) {
            for (CSVRecord lead : leads) {
                String[] cells = lead.values();
                int damage = (int) lead.getRecordNumber() - 3;
                if (damage >= 0) {
                    cells[random.nextInt(cells.length)] = damages.get(damage);
                }
                printer.printRecord((Object[]) cells);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return text.toString();
    }
}
