package org.triad.sale.domain.leads;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/**
 * A file of leads on its way into a campaign.
 *
 * @param size in bytes
 * @param header the names of its columns
 * @param recognised how Triad understood the file
 * @param settings how it is read, with people's corrections
 * @param rowsTotal how many rows it has
 * @param rowsRead how many of them are done; each is added, updated, unchanged or refused
 * @param startedBy who confirmed it
 * @param failure a sentence, where it stopped before its end
 */
public record LeadImport(
        long id,
        CampaignKey campaign,
        String fileName,
        long size,
        String checksum,
        List<String> header,
        ImportSettings recognised,
        ImportSettings settings,
        ImportState state,
        int rowsTotal,
        int rowsRead,
        int added,
        int updated,
        int unchanged,
        int refused,
        PersonId uploadedBy,
        Instant uploadedAt,
        Optional<PersonId> startedBy,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> failure) {

    /** What came of it so far: {@code 8,800 rows read: 8,800 added, 0 refused}. */
    public String words() {
        StringBuilder words =
                new StringBuilder("%,d %s read: %,d added".formatted(rowsRead, rowsRead == 1 ? "row" : "rows", added));
        if (updated > 0) {
            words.append(", %,d updated".formatted(updated));
        }
        if (unchanged > 0) {
            words.append(", %,d unchanged".formatted(unchanged));
        }
        return words.append(", %,d refused".formatted(refused)).toString();
    }
}
