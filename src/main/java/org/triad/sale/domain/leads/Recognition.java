package org.triad.sale.domain.leads;

import java.util.List;

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
}
