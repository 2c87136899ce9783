package org.triad.sale.domain.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.triad.testing.Journeys.AISHA;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.triad.kernel.CampaignKey;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.sale.LeadNumbers;
import org.triad.testing.Journeys;
import org.triad.testing.SharedData;
import org.triad.testing.TriadTest;

/**
 * The import of a real export of 8,800 rows. It runs where a folder {@code shared/data} stands beside the project or above it, or where
 * the system property {@code triad.data} names that folder; elsewhere it is skipped and says so.
 */
@TriadTest
class RealFileIT {

    @Autowired
    private Journeys journeys;

    @Autowired
    private LeadImports imports;

    @Autowired
    private Leads leads;

    @Autowired
    private LeadNumbers numbers;

    @Autowired
    private People people;

    @Test
    void importsAllRowsAndNothingTheSecondTime() {
        Optional<Path> file = SharedData.salesPipeline();
        assumeTrue(file.isPresent(), "Skipped: there is no shared/data beside or above the project.");
        CampaignKey campaign = journeys.inSale().campaign();

        LeadImport first = imported(campaign, file.get());

        assertThat(first.words()).isEqualTo("8,800 rows read: 8,800 added, 0 refused");
        LeadNumbers.Numbers found = numbers.of(List.of(campaign)).get(campaign);
        assertThat(found.leads()).isEqualTo(8_800);
        assertThat(found.won()).isEqualTo(4_238);
        assertThat(found.lost()).isEqualTo(2_473);
        assertThat(found.engaging()).isEqualTo(1_589);
        assertThat(found.prospecting()).isEqualTo(500);
        assertThat(found.withoutAccount()).isEqualTo(1_425);
        assertThat(found.value()).isEqualByComparingTo("10005534");
        LeadPage typed =
                leads.find(campaign, new LeadQuery("GTXPro", Optional.empty(), LeadQuery.Sort.ID, false, 1), aisha());
        assertThat(typed.total()).isEqualTo(1_480);

        LeadImport second = imported(campaign, file.get());

        assertThat(second.words()).isEqualTo("8,800 rows read: 0 added, 8,800 unchanged, 0 refused");
        assertThat(numbers.of(List.of(campaign)).get(campaign)).isEqualTo(found);
    }

    private LeadImport imported(CampaignKey campaign, Path file) {
        Upload upload = new Upload(file.getFileName().toString(), new FileSystemResource(file));
        LeadImport started = imports.uploadAndStart(campaign, upload, Corrections.NONE, aisha());
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> imports.get(campaign, started.id()),
                        leads -> leads.state().isOver());
    }

    private Person aisha() {
        return people.find(AISHA).orElseThrow();
    }
}
