package org.triad.sale.domain.leads;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A row that was understood; what it does not say is null.
 *
 * @param line the first line of the row in the file, counted from 1
 * @param externalId the file's name for the lead, or one derived from the row's content
 * @param value in the campaign's currency, two decimals, not negative
 */
public record LeadRow(
        int line,
        String externalId,
        LeadState state,
        String account,
        String product,
        String agent,
        LocalDate engagedOn,
        LocalDate closedOn,
        BigDecimal value)
        implements Row {}
