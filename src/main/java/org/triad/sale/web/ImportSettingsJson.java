package org.triad.sale.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;
import org.triad.sale.domain.leads.Corrections;
import org.triad.sale.domain.leads.DateStyle;
import org.triad.sale.domain.leads.DecimalStyle;
import org.triad.sale.domain.leads.ImportSettings;
import org.triad.sale.domain.leads.LeadField;
import org.triad.sale.domain.leads.Separator;

/** How a file is read, as JSON. What a request leaves out is recognised. */
@Schema(name = "LeadImportSettings")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportSettingsJson(
        @Schema(example = "UTF-8", description = "Name of a character set.")
        String charset,

        @Schema(example = ",", description = "Comma, semicolon, tab or vertical bar.")
        String separator,

        @Schema(description = "Whether the first row names the columns.")
        Boolean header,

        @Schema(
                example = "dd.MM.yyyy",
                description =
                        "yyyy-MM-dd, yyyy/MM/dd, dd.MM.yyyy, dd/MM/yyyy, MM/dd/yyyy, dd-MM-yyyy or MM-dd-yyyy; short years are understood.")
        String dates,

        @Schema(example = ".", description = "What stands before the cents: a point or a comma.")
        String decimals,

        @Schema(
                example = "{\"externalId\": \"opportunity_id\", \"state\": \"deal_stage\"}",
                description =
                        "The column of each field by its name in the header, or #3 for the third one. Fields are externalId, account, product, agent, state, engagedOn, closedOn and value.")
        Map<String, String> columns) {

    static ImportSettingsJson of(ImportSettings settings, List<String> header) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (LeadField field : LeadField.values()) {
            if (settings.has(field)) {
                columns.put(field.key(), header.get(settings.column(field)));
            }
        }
        return new ImportSettingsJson(
                settings.charset(),
                String.valueOf(settings.separator().sign()),
                settings.header(),
                settings.dates().map(DateStyle::pattern).orElse(null),
                String.valueOf(settings.decimals().sign()),
                columns);
    }

    /**
     * @throws Refusal (invalid) if a value is none of those there are
     */
    Corrections toCorrections() {
        List<Violation> violations = new ArrayList<>();
        Optional<Separator> cut = Stream.of(Separator.values())
                .filter(known -> String.valueOf(known.sign()).equals(separator))
                .findFirst();
        if (separator != null && cut.isEmpty()) {
            violations.add(
                    new Violation("separator", "The separator is a comma, a semicolon, a tab or a vertical bar."));
        }
        Optional<DateStyle> days = Stream.of(DateStyle.values())
                .filter(known -> known.pattern().equals(dates))
                .findFirst();
        if (dates != null && days.isEmpty()) {
            violations.add(new Violation(
                    "dates",
                    "The dates’ form is one of %s."
                            .formatted(String.join(
                                    ", ",
                                    Stream.of(DateStyle.values())
                                            .map(DateStyle::pattern)
                                            .toList()))));
        }
        Optional<DecimalStyle> cents = Stream.of(DecimalStyle.values())
                .filter(known -> String.valueOf(known.sign()).equals(decimals))
                .findFirst();
        if (decimals != null && cents.isEmpty()) {
            violations.add(new Violation("decimals", "Before the cents stands a point or a comma."));
        }
        Map<LeadField, String> chosen = new EnumMap<>(LeadField.class);
        if (columns != null) {
            columns.forEach((key, column) -> Stream.of(LeadField.values())
                    .filter(field -> field.key().equals(key))
                    .findFirst()
                    .ifPresentOrElse(
                            field -> chosen.put(field, column == null ? "" : column),
                            () -> violations.add(
                                    new Violation("columns." + key, "A lead has no field “%s”.".formatted(key)))));
        }
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
        return new Corrections(Optional.ofNullable(charset), cut, Optional.ofNullable(header), days, cents, chosen);
    }
}
