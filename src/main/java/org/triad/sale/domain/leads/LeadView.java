package org.triad.sale.domain.leads;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A lead of a campaign; for Sales and Service only.
 *
 * @param externalId the name the file gave it, or one derived from its row
 * @param account empty where it is not known
 * @param value in the campaign's currency
 * @param changedAt when an import last changed it
 */
public record LeadView(
        long id,
        String externalId,
        LeadState state,
        Optional<String> account,
        Optional<String> product,
        Optional<String> agent,
        Optional<LocalDate> engagedOn,
        Optional<LocalDate> closedOn,
        Optional<BigDecimal> value,
        Instant changedAt) {}
