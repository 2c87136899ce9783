package org.triad.sale.domain.leads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.InputStreamSource;

/** Reads the beginning of a file and says what importing it would do. */
final class PreviewReader {

    private static final int PREVIEW_ROWS = 10;
    private static final int PREVIEW_REFUSALS = 5;
    private static final int MOST_TRIED = 50_000;

    private PreviewReader() {}

    static LeadPreview read(InputStreamSource content, Recognition recognition) {
        ImportSettings settings = recognition.datesAreOpen()
                ? recognition.settings().without(Set.of(LeadField.ENGAGED_ON, LeadField.CLOSED_ON))
                : recognition.settings();
        RowReader reader = new RowReader(settings, recognition.header().size());
        List<Row> first = new ArrayList<>();
        List<RefusedRow> refusals = new ArrayList<>();
        Map<LeadState, Integer> states = new EnumMap<>(LeadState.class);
        int looked = 0;
        int withoutAccount = 0;
        int refused = 0;
        try (Records rows = Records.open(content, Charset.forName(settings.charset()), settings.separator())) {
            if (settings.header() && rows.hasNext()) {
                rows.next();
            }
            while (looked < MOST_TRIED && rows.hasNext()) {
                Row row = reader.read(rows.next());
                looked++;
                if (first.size() < PREVIEW_ROWS) {
                    first.add(row);
                }
                if (row instanceof LeadRow lead) {
                    states.merge(lead.state(), 1, Integer::sum);
                    withoutAccount += lead.account() == null ? 1 : 0;
                } else if (row instanceof RefusedRow unfit) {
                    refused++;
                    if (refusals.size() < PREVIEW_REFUSALS) {
                        refusals.add(unfit);
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new LeadPreview(recognition, first, looked, states, withoutAccount, refused, refusals);
    }
}
