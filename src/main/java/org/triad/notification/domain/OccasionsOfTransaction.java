package org.triad.notification.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What people have to hear of one transaction, turned into messages together just before it is committed. */
final class OccasionsOfTransaction implements TransactionSynchronization {

    private final Consumer<List<Occasion>> table;
    private final List<Occasion> occasions = new ArrayList<>();

    private OccasionsOfTransaction(Consumer<List<Occasion>> table) {
        this.table = table;
    }

    /** Keeps it for the end of the transaction; writes it at once where there is none. */
    static void add(Occasion occasion, Consumer<List<Occasion>> table) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            table.accept(List.of(occasion));
            return;
        }
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(OccasionsOfTransaction.class::isInstance)
                .map(OccasionsOfTransaction.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    OccasionsOfTransaction first = new OccasionsOfTransaction(table);
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                })
                .occasions
                .add(occasion);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        table.accept(List.copyOf(occasions));
        occasions.clear();
    }
}
