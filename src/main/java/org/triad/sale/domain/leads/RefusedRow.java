package org.triad.sale.domain.leads;

import java.util.List;

/**
 * A row that cannot be a lead.
 *
 * @param line the first line of the row in the file, counted from 1
 * @param reason a sentence
 * @param cells the row as it was, each value cut to 1,000 characters
 */
public record RefusedRow(int line, String reason, List<String> cells) implements Row {}
