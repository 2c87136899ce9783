package org.triad.audit.domain;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/** What happened in one transaction, written when everything else is. */
class ActsOfTransaction implements TransactionSynchronization {

    private static final String TASK_COMPLETED = "Task.Complete";

    private final AuditTable table;
    private final List<Act> acts = new ArrayList<>();

    ActsOfTransaction(AuditTable table) {
        this.table = table;
    }

    void add(Act act) {
        for (int at = acts.size() - 1; at >= 0; at--) {
            if (act.belongsWith(acts.get(at))) {
                acts.set(at, acts.get(at).with(act));
                return;
            }
        }
        acts.add(act);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        acts.replaceAll(this::withOutcome);
        table.insert(acts);
        acts.clear();
    }

    /** The engine knows that a task was completed, the campaign's event what came of it. */
    private Act withOutcome(Act act) {
        return !act.act().equals(TASK_COMPLETED)
                ? act
                : acts.stream()
                        .filter(other -> other.outcome() != null
                                && other.person() != null
                                && other.person().equals(act.person())
                                && other.campaign().equals(act.campaign()))
                        .findFirst()
                        .map(other -> act.withOutcome(other.outcome()))
                        .orElse(act);
    }
}
