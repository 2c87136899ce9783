package org.triad.sale.domain.leads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.campaign.Campaigns;
import org.triad.kernel.Refusal;
import org.triad.sale.LeadsImported;

/**
 * Reads one confirmed file into its campaign, 500 rows per transaction. How far it is stands in the same transaction, so a run that
 * dies is taken up where it ended, and one that wakes up late changes nothing.
 */
@Component
class LeadImportRun {

    private static final int CHUNK = 500;

    private final ImportRecords records;
    private final Campaigns campaigns;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LeadImportRun(
            ImportRecords records,
            Campaigns campaigns,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.records = records;
        this.campaigns = campaigns;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param stop asked after every chunk
     * @return false if it was stopped and has to go on later
     */
    boolean run(long id, BooleanSupplier stop) {
        Optional<LeadImport> found = records.find(id);
        if (found.isEmpty() || found.get().state().isOver() || !begin(found.get())) {
            return true;
        }
        try {
            return read(found.get(), stop);
        } catch (Refusal unreadable) {
            records.fail(id, unreadable.getMessage(), clock.instant());
            return true;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void giveUp(long id) {
        records.fail(
                id,
                "The import was tried several times and did not come to its end. Import the file again: what is there already stays as it is.",
                clock.instant());
    }

    private boolean begin(LeadImport leads) {
        if (leads.state() == ImportState.QUEUED) {
            Optional<Refusal> obstacle = LeadImports.obstacle(campaigns.get(leads.campaign()));
            if (obstacle.isPresent()) {
                records.fail(leads.id(), obstacle.get().getMessage(), clock.instant());
                return false;
            }
            records.run(leads.id());
        }
        return true;
    }

    private boolean read(LeadImport leads, BooleanSupplier stop) throws IOException {
        ImportSettings settings = leads.settings();
        RowReader reader = new RowReader(settings, leads.header().size());
        List<Row> chunk = new ArrayList<>(CHUNK);
        int done = leads.rowsRead();
        int read = 0;
        try (Records rows =
                Records.open(records.content(leads.id()), Charset.forName(settings.charset()), settings.separator())) {
            if (settings.header() && rows.hasNext()) {
                rows.next();
            }
            while (rows.hasNext()) {
                // Rows that are done are read again, because later ones may repeat them.
                Row row = reader.read(rows.next());
                read++;
                if (read <= done) {
                    continue;
                }
                chunk.add(row);
                if (chunk.size() == CHUNK) {
                    if (!write(leads, done, chunk)) {
                        return true;
                    }
                    done = read;
                    chunk.clear();
                    if (stop.getAsBoolean()) {
                        return false;
                    }
                }
            }
        }
        finish(leads, done, chunk);
        return true;
    }

    /** Whether the rows were written; otherwise another node has taken the import over. */
    private boolean write(LeadImport leads, int done, List<Row> chunk) {
        return Boolean.TRUE.equals(transaction.execute(status -> records.write(leads, done, chunk, clock.instant())));
    }

    private void finish(LeadImport leads, int done, List<Row> rest) {
        transaction.executeWithoutResult(status -> {
            if (records.write(leads, done, rest, clock.instant())) {
                records.finish(leads.id(), clock.instant());
                LeadImport finished = records.find(leads.id()).orElseThrow();
                events.publishEvent(
                        new LeadsImported(finished.campaign(), finished.startedBy(), Optional.of(finished.words())));
            }
        });
    }
}
