package org.triad.sale.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.triad.kernel.PersonId;
import org.triad.sale.domain.leads.LeadImport;

/** An import as JSON. Instants are UTC. */
@Schema(name = "LeadImport")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeadImportJson(
        long id,
        String campaign,
        String fileName,
        @Schema(description = "Bytes.") long size,

        @Schema(description = "recognised, queued, running, done or failed.")
        String state,

        @Schema(description = "How many rows the file has.") int rowsTotal,

        @Schema(description = "How many of them are done; each is added, updated, unchanged or refused.")
        int rowsRead,

        int added,
        int updated,
        int unchanged,
        int refused,
        ImportSettingsJson settings,
        String startedBy,
        Instant startedAt,
        Instant finishedAt,

        @Schema(description = "Why it stopped before its end.")
        String failure) {

    static LeadImportJson of(LeadImport leads) {
        return new LeadImportJson(
                leads.id(),
                leads.campaign().value(),
                leads.fileName(),
                leads.size(),
                leads.state().name().toLowerCase(Locale.ROOT),
                leads.rowsTotal(),
                leads.rowsRead(),
                leads.added(),
                leads.updated(),
                leads.unchanged(),
                leads.refused(),
                ImportSettingsJson.of(leads.settings(), leads.header()),
                leads.startedBy().map(PersonId::value).orElse(null),
                leads.startedAt().orElse(null),
                leads.finishedAt().orElse(null),
                leads.failure().orElse(null));
    }
}
