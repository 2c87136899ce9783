package org.triad.sale.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.triad.sale.domain.leads.LeadView;
import org.triad.sale.domain.leads.RefusedRow;

/** Leads, their numbers and their refused rows as JSON. */
final class LeadsJson {

    private LeadsJson() {}

    /** A lead as JSON; what is not known is left out. */
    @Schema(name = "Lead")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeadJson(
            String externalId,

            @Schema(description = "prospecting, engaging, won or lost.")
            String state,

            String account,
            String product,
            String agent,
            LocalDate engagedOn,
            LocalDate closedOn,

            @Schema(description = "In the campaign's currency.")
            BigDecimal value,

            Instant changedAt) {

        static LeadJson of(LeadView lead) {
            return new LeadJson(
                    lead.externalId(),
                    lead.state().name().toLowerCase(Locale.ROOT),
                    lead.account().orElse(null),
                    lead.product().orElse(null),
                    lead.agent().orElse(null),
                    lead.engagedOn().orElse(null),
                    lead.closedOn().orElse(null),
                    lead.value().orElse(null),
                    lead.changedAt());
        }
    }

    /** One page of leads. */
    @Schema(name = "LeadPage")
    record PageJson(List<LeadJson> leads, int page, int pages, long total) {}

    /** A campaign's leads in numbers. */
    @Schema(name = "LeadNumbers")
    record NumbersJson(
            long leads,
            long won,
            long lost,
            long engaging,
            long prospecting,

            @Schema(description = "The won leads' values in the campaign's currency.")
            BigDecimal value,

            String currency,

            @Schema(description = "Leads whose account is not known.")
            long withoutAccount) {}

    /** One page of refused rows. */
    @Schema(name = "RefusedRows")
    record RefusalsJson(List<String> header, List<RefusedRow> rows, int page, int pages, int total) {}
}
