package org.triad.sale.domain.leads;

import java.util.Map;
import java.util.Optional;

/**
 * What a person says about a file; what they leave open is recognised.
 *
 * @param columns for a field the name of its column, {@code #3} for the third one, or an empty text for none; where the map is
 *     empty all columns are recognised by name
 */
public record Corrections(
        Optional<String> charset,
        Optional<Separator> separator,
        Optional<Boolean> header,
        Optional<DateStyle> dates,
        Optional<DecimalStyle> decimals,
        Map<LeadField, String> columns) {

    public static final Corrections NONE = new Corrections(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
}
