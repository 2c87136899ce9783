package org.triad.sale.domain.leads;

/** What came of reading one row. */
public sealed interface Row permits LeadRow, RefusedRow {

    /** The first line of the row in the file, counted from 1. */
    int line();
}
