package org.triad.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.triad.audit.AuditEntry;
import org.triad.audit.AuditLog;
import org.triad.audit.AuditQuery;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.CsvCell;
import org.triad.kernel.PersonId;

/** The log as a CSV file, the newest entry first, written while it is read; times are UTC. */
@Component
class AuditFile {

    private static final int BATCH = 1000;
    private static final List<String> HEADER =
            List.of("id", "at", "door", "act", "person", "campaign", "model", "about", "outcome", "detail", "address");

    private final AuditLog log;

    AuditFile(AuditLog log) {
        this.log = log;
    }

    void write(AuditQuery query, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit.csv").build().toString());
        Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        // Spreadsheets take a file without this mark for another character set.
        writer.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
        printer.printRecord(HEADER);
        List<AuditEntry> batch = log.find(query, AuditLog.NEWEST, BATCH);
        while (!batch.isEmpty()) {
            for (AuditEntry entry : batch) {
                printer.printRecord(cells(entry));
            }
            printer.flush();
            batch = batch.size() < BATCH
                    ? List.of()
                    : log.find(query, batch.get(batch.size() - 1).id(), BATCH);
        }
        printer.flush();
    }

    private static List<String> cells(AuditEntry entry) {
        return Stream.of(
                        entry.id(),
                        entry.at(),
                        entry.door(),
                        entry.act(),
                        entry.person().map(PersonId::value).orElse(null),
                        entry.campaign().map(CampaignKey::value).orElse(null),
                        entry.model().orElse(null),
                        entry.about().orElse(null),
                        entry.outcome().orElse(null),
                        entry.detail().orElse(null),
                        entry.address().orElse(null))
                .map(CsvCell::harmless)
                .toList();
    }
}
