package org.triad.conversation.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What happened in one transaction, in the order in which it happened, written together just before it is committed. */
class EventsOfTransaction implements TransactionSynchronization {

    private final Consumer<List<Happening>> table;
    private final List<Happening> happenings = new ArrayList<>();

    private EventsOfTransaction(Consumer<List<Happening>> table) {
        this.table = table;
    }

    /** Keeps it for the end of the transaction; writes it at once where there is none. */
    static void add(Happening happening, Consumer<List<Happening>> table) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            table.accept(List.of(happening));
            return;
        }
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(EventsOfTransaction.class::isInstance)
                .map(EventsOfTransaction.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    EventsOfTransaction first = new EventsOfTransaction(table);
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                })
                .happenings
                .add(happening);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        table.accept(happenings);
        happenings.clear();
    }
}
