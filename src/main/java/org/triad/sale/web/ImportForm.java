package org.triad.sale.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.triad.sale.domain.leads.Corrections;
import org.triad.sale.domain.leads.DateStyle;
import org.triad.sale.domain.leads.DecimalStyle;
import org.triad.sale.domain.leads.ImportSettings;
import org.triad.sale.domain.leads.LeadField;
import org.triad.sale.domain.leads.Separator;

/**
 * What a person chose on the preview page. Where they changed what the columns depend on, the columns, dates and amounts chosen before
 * mean nothing any more and are recognised anew.
 *
 * @param values by the names of the form's fields
 */
record ImportForm(Map<String, String> values) {

    private static final String COLUMN = "column.";
    private static final String BASIS = "basis";

    /** What the columns of the form that was sent were recognised from. */
    static String basis(ImportSettings settings) {
        return settings.charset() + " " + settings.separator() + " " + settings.header();
    }

    /** The fields of a form that says exactly this. */
    static Map<String, String> fields(ImportSettings settings) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("charset", settings.charset());
        fields.put("separator", settings.separator().name());
        fields.put("header", Boolean.toString(settings.header()));
        fields.put("dates", settings.dates().map(Enum::name).orElse(""));
        fields.put("decimals", settings.decimals().name());
        for (LeadField field : LeadField.values()) {
            fields.put(COLUMN + field.key(), settings.has(field) ? "#" + (settings.column(field) + 1) : "");
        }
        fields.put(BASIS, basis(settings));
        return fields;
    }

    Corrections toCorrections() {
        Optional<String> charset = text("charset");
        Optional<Separator> separator = one("separator", Separator::valueOf);
        Optional<Boolean> header = text("header").map(Boolean::valueOf);
        boolean sameBasis = text(BASIS)
                .filter(basis -> basis.equals(
                        charset.orElse("") + " " + separator.map(Enum::name).orElse("") + " " + header.orElse(true)))
                .isPresent();
        Map<LeadField, String> columns = new EnumMap<>(LeadField.class);
        if (sameBasis) {
            for (LeadField field : LeadField.values()) {
                columns.put(field, values.getOrDefault(COLUMN + field.key(), ""));
            }
        }
        return new Corrections(
                charset,
                separator,
                header,
                sameBasis ? one("dates", DateStyle::valueOf) : Optional.empty(),
                sameBasis ? one("decimals", DecimalStyle::valueOf) : Optional.empty(),
                columns);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    private <E> Optional<E> one(String name, Function<String, E> valueOf) {
        try {
            return text(name).map(valueOf);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
