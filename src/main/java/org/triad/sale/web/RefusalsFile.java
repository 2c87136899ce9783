package org.triad.sale.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.triad.kernel.CsvCell;
import org.triad.sale.domain.leads.LeadImport;
import org.triad.sale.domain.leads.LeadImports;
import org.triad.sale.domain.leads.RefusedRow;

/**
 * The refused rows of an import as a CSV file: line, reason, and the row as it was, ready to be corrected and imported again. It is
 * written while it is read, and a spreadsheet that opens it computes nothing.
 */
@Component
class RefusalsFile {

    private final LeadImports imports;

    RefusalsFile(LeadImports imports) {
        this.imports = imports;
    }

    void write(LeadImport leads, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("%s-refused-rows-%d.csv".formatted(leads.campaign(), leads.id()))
                        .build()
                        .toString());
        Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        // Spreadsheets take a file without this mark for another character set.
        writer.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
        List<String> header = new ArrayList<>(List.of("line", "reason"));
        header.addAll(leads.header());
        printer.printRecord(harmless(header));
        imports.eachRefusal(leads, row -> print(printer, row));
        printer.flush();
    }

    private static void print(CSVPrinter printer, RefusedRow row) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(row.line()), row.reason()));
        cells.addAll(row.cells());
        try {
            printer.printRecord(harmless(cells));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static List<String> harmless(List<String> cells) {
        return cells.stream().map(CsvCell::harmless).toList();
    }
}
