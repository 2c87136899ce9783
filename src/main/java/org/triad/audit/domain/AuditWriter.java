package org.triad.audit.domain;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.CampaignEvent;

/**
 * Listens to what happens and writes it down with the change: all acts of a transaction in one statement just before its commit, so that
 * neither is ever without the other. An attempt that came to nothing is written for itself.
 */
@Component
public class AuditWriter {

    private final AuditTable table;
    private final Origin origin;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    AuditWriter(AuditTable table, Origin origin, Clock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.origin = origin;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventListener
    void write(CampaignEvent event) {
        write(Act.of(event, clock.instant(), origin.door()));
    }

    @EventListener
    void write(AuditedAct act) {
        Act entry = Act.of(act, clock.instant(), origin.door(), origin.person(), Optional.empty());
        if (act.attempt()) {
            writeForItself(entry);
        } else {
            write(entry);
        }
    }

    /** Writes, whatever else is rolled back, that somebody came in or was kept out, with the address where they came from. */
    public void writeEntrance(AuditedAct act) {
        writeForItself(Act.of(act, clock.instant(), origin.door(), Optional.empty(), origin.address()));
    }

    /** Writes, whatever else is rolled back, what somebody tried. */
    public void writeAttempt(AuditedAct act) {
        writeForItself(Act.of(act, clock.instant(), origin.door(), Optional.empty(), Optional.empty()));
    }

    private void writeForItself(Act entry) {
        ownTransaction.executeWithoutResult(status -> table.insert(List.of(entry)));
    }

    private void write(Act entry) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            table.insert(List.of(entry));
            return;
        }
        ActsOfTransaction acts = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(ActsOfTransaction.class::isInstance)
                .map(ActsOfTransaction.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    ActsOfTransaction first = new ActsOfTransaction(table);
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                });
        acts.add(entry);
    }
}
