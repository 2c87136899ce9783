package org.triad.sale.domain.leads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

/** Files in memory, and what is read from them. */
final class LeadFiles {

    private LeadFiles() {}

    static InputStreamSource file(String text) {
        return file(text, StandardCharsets.UTF_8);
    }

    static InputStreamSource file(String text, Charset charset) {
        return new ByteArrayResource(text.getBytes(charset));
    }

    static Recognition recognised(InputStreamSource content) {
        return recognised(content, Corrections.NONE);
    }

    static Recognition recognised(InputStreamSource content, Corrections corrections) {
        try {
            return FileRecognition.recognise(content, corrections);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<Row> rows(InputStreamSource content) {
        return rows(content, recognised(content));
    }

    static List<Row> rows(InputStreamSource content, Recognition recognition) {
        ImportSettings settings = recognition.settings();
        RowReader reader = new RowReader(settings, recognition.header().size());
        List<Row> rows = new ArrayList<>();
        try (Records records = Records.open(content, Charset.forName(settings.charset()), settings.separator())) {
            if (settings.header() && records.hasNext()) {
                records.next();
            }
            while (records.hasNext()) {
                rows.add(reader.read(records.next()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return rows;
    }

    static List<LeadRow> leads(InputStreamSource content) {
        return rows(content).stream()
                .filter(LeadRow.class::isInstance)
                .map(LeadRow.class::cast)
                .toList();
    }

    static List<RefusedRow> refusals(InputStreamSource content) {
        return rows(content).stream()
                .filter(RefusedRow.class::isInstance)
                .map(RefusedRow.class::cast)
                .toList();
    }
}
