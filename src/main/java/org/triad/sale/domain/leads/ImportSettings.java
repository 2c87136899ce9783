package org.triad.sale.domain.leads;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a file is to be read.
 *
 * @param charset name of a character set this machine knows
 * @param header whether the first row names the columns
 * @param dates empty where the file leaves it open and somebody has to say
 * @param columns the column of each field that has one, counted from 0
 */
public record ImportSettings(
        String charset,
        Separator separator,
        boolean header,
        Optional<DateStyle> dates,
        DecimalStyle decimals,
        Map<LeadField, Integer> columns) {

    public ImportSettings {
        columns = Map.copyOf(columns);
    }

    /** The field's column, or -1. */
    public int column(LeadField field) {
        return columns.getOrDefault(field, -1);
    }

    public boolean has(LeadField field) {
        return columns.containsKey(field);
    }

    /** The same without the columns of these fields. */
    ImportSettings without(Set<LeadField> fields) {
        Map<LeadField, Integer> rest = new HashMap<>(columns);
        rest.keySet().removeAll(fields);
        return new ImportSettings(charset, separator, header, dates, decimals, rest);
    }
}
