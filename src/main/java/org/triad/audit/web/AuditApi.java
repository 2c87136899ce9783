package org.triad.audit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.triad.audit.AuditEntry;
import org.triad.audit.AuditLog;
import org.triad.audit.AuditQuery;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;

/** The audit log over REST. */
@RestController
@Tag(name = "Audit", description = "Who did what when, and through which door. For administrators.")
class AuditApi {

    private static final int LARGEST_PAGE = 1000;

    private final AuditLog log;
    private final AuditReader reader;

    AuditApi(AuditLog log, AuditReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /** One entry. */
    @Schema(name = "AuditEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long id,
            Instant at,
            String door,
            String act,
            String person,
            String campaign,
            String model,
            String about,
            String outcome,
            String detail,
            String address) {

        static Entry of(AuditEntry entry) {
            return new Entry(
                    entry.id(),
                    entry.at(),
                    entry.door().name(),
                    entry.act(),
                    entry.person().map(PersonId::value).orElse(null),
                    entry.campaign().map(CampaignKey::value).orElse(null),
                    entry.model().orElse(null),
                    entry.about().orElse(null),
                    entry.outcome().orElse(null),
                    entry.detail().orElse(null),
                    entry.address().orElse(null));
        }
    }

    /** Entries, the newest first; {@code next} is what {@code before} is for the ones that follow, absent at the end. */
    @Schema(name = "AuditEntries")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entries(List<Entry> entries, Long next) {}

    @GetMapping("/api/audit")
    @Operation(summary = "Read the audit log", description = "Conditions hold together. The newest entry comes first.")
    @ApiResponse(responseCode = "200", description = "Entries")
    @ApiResponse(responseCode = "400", description = "A condition cannot be read.")
    @ApiResponse(responseCode = "403", description = "Only administrators read the log.")
    Entries read(
            @Parameter(description = "Login") @RequestParam(required = false) Optional<String> who,
            @Parameter(description = "Act, such as Task.Complete") @RequestParam(required = false)
                    Optional<String> what,
            @Parameter(description = "A campaign's key, a model, a login or a group") @RequestParam(required = false)
                    Optional<String> about,
            @Parameter(description = "Such as TASKLIST") @RequestParam(required = false) Optional<String> door,
            @Parameter(description = "An instant, inclusive") @RequestParam(required = false) Optional<Instant> from,
            @Parameter(description = "An instant, exclusive") @RequestParam(required = false) Optional<Instant> to,
            @Parameter(description = "Only entries with a smaller id") @RequestParam(required = false)
                    Optional<Long> before,
            @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit) {
        reader.get();
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Refusal.invalid("limit", "The limit is a number from 1 to 1,000.");
        }
        AuditQuery doors = new AuditFilter("", "", "", door.orElse(""), "", "", null).toQuery(java.time.ZoneOffset.UTC);
        List<AuditEntry> found = log.find(
                new AuditQuery(who, what, about, doors.door(), from, to), before.orElse(AuditLog.NEWEST), limit + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(found.size(), limit));
        return new Entries(
                shown.stream().map(Entry::of).toList(),
                found.size() > limit ? shown.get(shown.size() - 1).id() : null);
    }
}
