package org.triad.sale.domain.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.triad.sale.domain.leads.LeadFiles.file;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.conversation.Timeline;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.sale.LeadNumbers;
import org.triad.sale.SampleLeads;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

@TriadTest
class LeadImportsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private Journeys journeys;

    @Autowired
    private LeadImports imports;

    @Autowired
    private LeadImportRun run;

    @Autowired
    private Leads leads;

    @Autowired
    private LeadNumbers numbers;

    @Autowired
    private People people;

    @Autowired
    private Timeline timeline;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void bringsEveryRowIntoTheCampaignAndTellsItsTimeline() {
        CampaignKey campaign = journeys.inSale().campaign();

        LeadImport done = imported(campaign, file(SampleLeads.csv(11, 1_234)));

        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.words()).isEqualTo("1,234 rows read: 1,234 added, 0 refused");
        assertThat(done.startedBy()).contains(AISHA);
        LeadNumbers.Numbers found = numbers(campaign);
        assertThat(found.leads()).isEqualTo(1_234);
        assertThat(found.won() + found.lost() + found.engaging() + found.prospecting())
                .isEqualTo(1_234);
        assertThat(found.withoutAccount()).isBetween(150L, 260L);
        assertThat(timeline.of(campaign, Long.MAX_VALUE, 1)).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("LeadsImported");
            assertThat(entry.by()).contains(AISHA);
            assertThat(entry.department()).contains(Department.SALES);
            assertThat(entry.words()).contains("1,234 rows read: 1,234 added, 0 refused");
        });
    }

    @Test
    void addsNothingWhenTheSameFileComesAgain() {
        CampaignKey campaign = journeys.inSale().campaign();
        imported(campaign, file(SampleLeads.csv(12, 700)));

        LeadImport again = imported(campaign, file(SampleLeads.csv(12, 700)));

        assertThat(again.words()).isEqualTo("700 rows read: 0 added, 700 unchanged, 0 refused");
        assertThat(numbers(campaign).leads()).isEqualTo(700);
        assertThat(imports.sameFileBefore(again)).isPresent();
    }

    @Test
    void addsNothingWhenTheSameRowsComeInAnotherForm() {
        CampaignKey campaign = journeys.inSale().campaign();
        imported(campaign, file("id,account,stage,close date,value\n1,Söhne,Won,2024-03-17,1234.50\n"));

        LeadImport again = imported(
                campaign,
                file(
                        "Verkaufschance;Konto;Status;Abschlussdatum;Wert\r\n1;Söhne;gewonnen;17.03.2024;1.234,50 €\r\n",
                        Charset.forName("windows-1252")));

        assertThat(again.words()).isEqualTo("1 row read: 0 added, 1 unchanged, 0 refused");
    }

    @Test
    void updatesTheLeadsWhoseRowsSayMore() {
        CampaignKey campaign = journeys.inSale().campaign();
        imported(campaign, file("id,stage,value\n1,Engaging,\n2,Engaging,\n"));

        LeadImport later = imported(campaign, file("id,stage,value\n1,Won,99\n2,Engaging,\n3,Lost,0\n"));

        assertThat(later.words()).isEqualTo("3 rows read: 1 added, 1 updated, 1 unchanged, 0 refused");
        assertThat(numbers(campaign)).isEqualTo(new LeadNumbers.Numbers(3, 1, 1, 1, 0, new BigDecimal("99.00"), 3));
    }

    @Test
    void keepsWhatItRefusesWithLineAndReason() {
        CampaignKey campaign = journeys.inSale().campaign();

        LeadImport done = imported(
                campaign,
                file(
                        "id,account,stage,value\n1,Alto,Won,5\n2,\"Two\nlines, {odd} \"\"quoted\"\"\",Maybe,5\n3,,Won,-1\n1,Alto,Won,5\n"));

        assertThat(done.words()).isEqualTo("4 rows read: 1 added, 3 refused");
        assertThat(imports.refusals(done, 1, 50))
                .containsExactly(
                        new RefusedRow(
                                3,
                                "The stage “Maybe” is unknown. Known are Prospecting, Engaging, Won and Lost.",
                                List.of("2", "Two\nlines, {odd} \"quoted\"", "Maybe", "5")),
                        new RefusedRow(5, "The value “-1” is negative.", List.of("3", "", "Won", "-1")),
                        new RefusedRow(
                                6, "It repeats line 2, which has the same id “1”.", List.of("1", "Alto", "Won", "5")));
        assertThat(imports.refusals(done, 2, 2)).extracting(RefusedRow::line).containsExactly(6);
        List<Integer> lines = new ArrayList<>();
        imports.eachRefusal(done, row -> lines.add(row.line()));
        assertThat(lines).containsExactly(3, 5, 6);
    }

    @Test
    void showsWhatWillHappenAndDoesNothingBeforeItIsConfirmed() {
        CampaignKey campaign = journeys.inSale().campaign();
        LeadImport kept = imports.upload(campaign, upload(file("id,account,stage\n1,,Won\n2,Alto,Maybe\n")), aisha());

        LeadPreview preview = imports.preview(campaign, kept.id(), Corrections.NONE);

        assertThat(preview.complete()).isTrue();
        assertThat(preview.accepted()).isEqualTo(1);
        assertThat(preview.refused()).isEqualTo(1);
        assertThat(preview.withoutAccount()).isEqualTo(1);
        assertThat(preview.states()).isEqualTo(Map.of(LeadState.WON, 1));
        assertThat(numbers(campaign)).isEqualTo(LeadNumbers.Numbers.NONE);

        imports.discard(campaign, kept.id(), aisha());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> imports.get(campaign, kept.id()))
                .withMessage("%s has no import %d.".formatted(campaign, kept.id()));
    }

    @Test
    void asksForTheFormOfDatesItCannotTell() {
        CampaignKey campaign = journeys.inSale().campaign();
        InputStreamSource open = file("id,stage,close date\n1,Won,03/04/2024\n");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> imports.uploadAndStart(campaign, upload(open), Corrections.NONE, aisha()))
                .satisfies(refusal -> assertThat(refusal.violations())
                        .extracting(Refusal.Violation::field)
                        .containsExactly("dates"));
        assertThat(imports.latest(campaign, 10)).isEmpty();

        Corrections dayFirst = new Corrections(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(DateStyle.DAY_SLASH),
                Optional.empty(),
                Map.of());
        ended(imports.uploadAndStart(campaign, upload(open), dayFirst, aisha()));
        assertThat(jdbc.sql("select closed_on::text from sale_lead where campaign_key = :key")
                        .param("key", campaign.value())
                        .query(String.class)
                        .single())
                .isEqualTo("2024-04-03");
    }

    @Test
    void isStartedOnce() {
        CampaignKey campaign = journeys.inSale().campaign();
        LeadImport kept = imports.upload(campaign, upload(file(SampleLeads.csv(13, 5))), aisha());
        imports.start(campaign, kept.id(), Corrections.NONE, aisha());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> imports.start(campaign, kept.id(), Corrections.NONE, person(JONAS)))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        ended(kept);
    }

    @Test
    void isForSalesOnly() {
        CampaignKey campaign = journeys.inSale().campaign();

        for (PersonId other : List.of(MARA, TOM, Journeys.ADMIN, Journeys.NICO)) {
            assertThatExceptionOfType(Refusal.class)
                    .as(other.value())
                    .isThrownBy(() -> imports.upload(campaign, upload(file(SampleLeads.csv(1, 1))), person(other)))
                    .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        }
    }

    @Test
    void isForTheSaleOnly() {
        CampaignKey tooEarly = journeys.inLaunch().campaign();
        CampaignKey tooLate = journeys.inHandoff().campaign();
        Journey paused = journeys.inSale();
        paused.campaigns().pause(paused.campaign(), "Stock is short.", MARA);

        for (CampaignKey campaign : List.of(tooEarly, tooLate, paused.campaign())) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> imports.upload(campaign, upload(file(SampleLeads.csv(1, 1))), aisha()))
                    .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        }
    }

    @Test
    void showsLeadsToSalesAndServiceOnly() {
        CampaignKey campaign = journeys.inSale().campaign();
        imported(campaign, file("id,account,stage,value\na_1,Alto,Won,5\nab1,Bluefin,Won,7\nac1,,Lost,\n"));

        LeadPage found =
                leads.find(campaign, new LeadQuery("", Optional.empty(), LeadQuery.Sort.VALUE, true, 1), person(TOM));
        assertThat(found.leads()).extracting(LeadView::externalId).containsExactly("ab1", "a_1", "ac1");
        assertThat(leads.find(campaign, new LeadQuery("A_1", Optional.empty(), LeadQuery.Sort.ID, false, 9), aisha())
                        .leads())
                .extracting(LeadView::externalId)
                .containsExactly("a_1");
        assertThat(leads.find(
                                campaign,
                                new LeadQuery("", Optional.of(LeadState.LOST), LeadQuery.Sort.ID, false, 1),
                                aisha())
                        .total())
                .isEqualTo(1);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> leads.find(
                        campaign, new LeadQuery("", Optional.empty(), LeadQuery.Sort.ID, false, 1), person(MARA)))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void goesOnWhereItWasStopped() {
        CampaignKey campaign = journeys.inSale().campaign();
        String twice = SampleLeads.csv(14, 1_200);
        String firstRow = twice.lines().skip(1).findFirst().orElseThrow();
        LeadImport waiting = waiting(campaign, file(twice + firstRow + "\r\n"));

        assertThat(run.run(waiting.id(), () -> true)).isFalse();
        assertThat(imports.get(campaign, waiting.id()).rowsRead()).isEqualTo(500);
        assertThat(run.run(waiting.id(), () -> false)).isTrue();

        LeadImport done = imports.get(campaign, waiting.id());
        assertThat(done.words()).isEqualTo("1,201 rows read: 1,200 added, 1 refused");
        assertThat(imports.refusals(done, 1, 10))
                .extracting(RefusedRow::reason)
                .singleElement()
                .asString()
                .startsWith("It repeats line 2,");
    }

    @Test
    void writesNoRowTwiceWhenTwoNodesReadTheSameFile() {
        CampaignKey campaign = journeys.inSale().campaign();
        LeadImport waiting = waiting(campaign, file(SampleLeads.csv(15, 1_600)));

        // The first node stands still after 500 rows; the second one brings the import to its end in the meantime.
        boolean finished = run.run(waiting.id(), () -> {
            run.run(waiting.id(), () -> false);
            return false;
        });

        assertThat(finished).isTrue();
        assertThat(imports.get(campaign, waiting.id()).words()).isEqualTo("1,600 rows read: 1,600 added, 0 refused");
        assertThat(timeline.of(campaign, Long.MAX_VALUE, 100))
                .filteredOn(entry -> entry.act().equals("LeadsImported"))
                .hasSize(1);
    }

    @Test
    void isTakenOverFromANodeThatDied() {
        CampaignKey campaign = journeys.inSale().campaign();
        LeadImport waiting = waiting(campaign, file(SampleLeads.csv(16, 900)));
        run.run(waiting.id(), () -> true);
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        values ('sale-lead-import', :id, now() - interval '5 minutes', true, 'a dead node',
                                now() - interval '5 minutes', 1)
                        """).param("id", Long.toString(waiting.id())).update();

        LeadImport done = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> imports.get(campaign, waiting.id()),
                        leads -> leads.state().isOver());

        assertThat(done.words()).isEqualTo("900 rows read: 900 added, 0 refused");
    }

    @Test
    void doesNotBeginWhereTheSaleHasEndedInTheMeantime() {
        Journey journey = journeys.inSale();
        LeadImport waiting = waiting(journey.campaign(), file(SampleLeads.csv(17, 10)));
        journey.saleClosed();

        run.run(waiting.id(), () -> false);

        LeadImport stopped = imports.get(journey.campaign(), waiting.id());
        assertThat(stopped.state()).isEqualTo(ImportState.FAILED);
        assertThat(stopped.failure())
                .contains("Leads are imported during the sale. %s is not in that stage now."
                        .formatted(journey.campaign()));
        assertThat(numbers(journey.campaign())).isEqualTo(LeadNumbers.Numbers.NONE);
    }

    @Test
    void forgetsTheFileWhenItIsDone() {
        CampaignKey campaign = journeys.inSale().campaign();

        LeadImport done = imported(campaign, file(SampleLeads.csv(18, 3)));

        assertThat(jdbc.sql("select content is null from sale_lead_import where id = :id")
                        .param("id", done.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void answersNumbersForEveryCampaignItIsAskedFor() {
        CampaignKey none = CampaignKey.ofNumber(999_999);

        assertThat(numbers.of(List.of(none))).isEqualTo(Map.of(none, LeadNumbers.Numbers.NONE));
        assertThat(numbers.of(List.of())).isEmpty();
    }

    /** Confirmed, but not handed to the scheduler, so that the test runs it. */
    private LeadImport waiting(CampaignKey campaign, InputStreamSource content) {
        LeadImport kept = imports.upload(campaign, upload(content), aisha());
        jdbc.sql("update sale_lead_import set state = 'QUEUED', started_by = 'aisha' where id = :id")
                .param("id", kept.id())
                .update();
        return imports.get(campaign, kept.id());
    }

    private LeadImport imported(CampaignKey campaign, InputStreamSource content) {
        return ended(imports.uploadAndStart(campaign, upload(content), Corrections.NONE, aisha()));
    }

    private LeadImport ended(LeadImport started) {
        return await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> imports.get(started.campaign(), started.id()),
                        leads -> leads.state().isOver());
    }

    private LeadNumbers.Numbers numbers(CampaignKey campaign) {
        return numbers.of(List.of(campaign)).get(campaign);
    }

    private static Upload upload(InputStreamSource content) {
        return new Upload("leads.csv", content);
    }

    private Person aisha() {
        return person(AISHA);
    }

    private Person person(PersonId id) {
        return people.find(id).orElseThrow();
    }
}
