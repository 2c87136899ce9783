package org.triad.sale.domain.leads;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.triad.kernel.Refusal;

/**
 * What a file is.
 *
 * @param header the names of its columns, in order
 * @param rows how many rows with anything in them it has below the header
 * @param size in bytes
 * @param checksum SHA-256 in hexadecimal digits
 */
public record Recognition(ImportSettings settings, List<String> header, int rows, long size, String checksum) {

    /** Whether the dates can be read in more than one way, so that a person must choose. */
    public boolean datesAreOpen() {
        return settings.dates().isEmpty();
    }

    /** @throws Refusal (invalid) if dates could be read in two ways, or no column tells one lead from another */
    void refuseUnlessClear() {
        if (datesAreOpen()) {
            throw Refusal.invalid(
                    "dates",
                    "The dates can be read with the day first or with the month first. Say which it is: %s or %s."
                            .formatted(DateStyle.DAY_SLASH.pattern(), DateStyle.MONTH_SLASH.pattern()));
        }
        if (Stream.of(LeadField.EXTERNAL_ID, LeadField.ACCOUNT, LeadField.PRODUCT, LeadField.AGENT)
                .noneMatch(settings::has)) {
            throw Refusal.invalid(
                    "columns",
                    "No column tells one lead from another. Choose the column of the id, the account, the product or the sales agent.");
        }
    }

    /** The character sets worth offering: the usual ones and the recognised one. */
    public static List<String> charsets(String recognised) {
        return Stream.concat(
                        Stream.of(recognised),
                        Stream.of("UTF-8", "windows-1252", "ISO-8859-15", "UTF-16LE", "UTF-16BE"))
                .map(name -> Charset.forName(name).name())
                .distinct()
                .toList();
    }
}
