package org.triad.sale.domain.leads;

import java.util.List;
import java.util.Map;

/**
 * What importing a file would do, before it is done. While it is open how the dates are to be read, the rows are shown without them.
 *
 * @param recognition the file as it is understood with the corrections so far
 * @param first the first rows, at most ten
 * @param looked how many rows were tried; all of them unless there are very many
 * @param states how many of those would become leads of each state
 * @param withoutAccount how many of those would be leads without an account
 * @param refused how many of those would be refused
 * @param refusals the first of them, at most five
 */
public record LeadPreview(
        Recognition recognition,
        List<Row> first,
        int looked,
        Map<LeadState, Integer> states,
        int withoutAccount,
        int refused,
        List<RefusedRow> refusals) {

    /** Whether all rows of the file were tried. */
    public boolean complete() {
        return looked == recognition.rows();
    }

    public int accepted() {
        return looked - refused;
    }
}
