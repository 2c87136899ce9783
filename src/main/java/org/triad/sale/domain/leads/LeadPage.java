package org.triad.sale.domain.leads;

import java.util.List;

/**
 * One page of a campaign's leads.
 *
 * @param page counted from 1
 * @param pages at least 1
 * @param total how many leads there are on all pages
 */
public record LeadPage(List<LeadView> leads, int page, int pages, long total) {}
