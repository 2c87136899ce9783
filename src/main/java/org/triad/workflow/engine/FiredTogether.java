package org.triad.workflow.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.TransactionListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;

/** The timers that one thread fires in one transaction, and the first of them that fails. */
final class FiredTogether extends JobExecutorContext {

    private TransactionListener next;
    private JobFailureCollector failed;

    /** Another one is fired now; nothing is known of it. */
    void another() {
        next = null;
    }

    /** What has to be done after the transaction if the one that is fired now fails. */
    void ifItFails(TransactionListener listener) {
        next = listener;
    }

    /** The one that is fired now has failed. */
    void failed(CommandContext context, JobFailureCollector failure) {
        failed = failure;
        if (next != null) {
            context.getTransactionContext().addTransactionListener(TransactionState.ROLLED_BACK, next);
        }
    }

    /** Empty where none has failed, or where it is not known which. */
    Optional<JobFailureCollector> failed() {
        return Optional.ofNullable(failed);
    }
}
