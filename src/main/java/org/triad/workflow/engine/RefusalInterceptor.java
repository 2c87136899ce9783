package org.triad.workflow.engine;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.triad.kernel.Refusal;
import org.triad.workflow.webapp.RefusedRequest;

/**
 * Lets a {@link Refusal} leave the engine as it is, without the engine's wrapping, and says in a sentence what happened when two people
 * act at once. What a person does to a task is tried again when it only met another change.
 */
class RefusalInterceptor extends CommandInterceptor {

    private static final int TRIES = 4;

    private final TaskFate fate;

    RefusalInterceptor(TaskFate fate) {
        this.fate = fate;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean personal = command instanceof CompleteTaskCmd
                || command instanceof SubmitTaskFormCmd
                || command instanceof ClaimTaskCmd;
        boolean outermost = Context.getCommandContext() == null;
        boolean retry = personal && !TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (RuntimeException failure) {
                if (retry && attempt < tries(failure)) {
                    continue;
                }
                Refusal refusal = personal ? refusal(failure) : refusalWithin(failure);
                if (retry && (refusal == null || refusal.kind() != Refusal.Kind.INVALID)) {
                    refusal = fate.of(taskOf(command)).orElse(refusal);
                }
                if (outermost && refusal == null) {
                    remember(failure);
                }
                throw refusal != null ? remembered(refusal) : failure;
            }
        }
    }

    /**
     * How often to try what fails like this. Whoever comes a moment too late finds a task half gone, and that looks like any failure:
     * its candidates are missing, or its execution is. A second look tells.
     */
    private static int tries(RuntimeException failure) {
        if (failure instanceof OptimisticLockingException) {
            return TRIES;
        }
        Refusal refusal = refusal(failure);
        return refusal == null || refusal.kind() == Refusal.Kind.FORBIDDEN ? 2 : 1;
    }

    private static String taskOf(Command<?> command) {
        return (String) new DirectFieldAccessor(command).getPropertyValue("taskId");
    }

    private static Refusal remembered(Refusal refusal) {
        RefusedRequest.remember(refusal);
        return refusal;
    }

    private static Refusal refusal(RuntimeException failure) {
        Refusal within = refusalWithin(failure);
        if (within != null) {
            return within;
        }
        if (failure instanceof OptimisticLockingException) {
            return changedMeanwhile();
        }
        if (failure instanceof TaskAlreadyClaimedException) {
            return Refusal.conflict("Somebody else has claimed this task. Reload to see who works on it.");
        }
        if (failure instanceof SuspendedEntityInteractionException) {
            return paused();
        }
        if (failure instanceof NullValueException) {
            return Refusal.conflict(
                    "This task is done already, by somebody else or because the campaign moved on. Reload your list.");
        }
        return null;
    }

    /** What is said of a task whose campaign is paused. */
    static Refusal paused() {
        return Refusal.conflict("The campaign is paused. Nothing is due, and tasks go on when it is resumed.");
    }

    private static Refusal changedMeanwhile() {
        return Refusal.conflict("Somebody else changed this at the same moment. Reload, look again and try once more.");
    }

    /** Within another command it may be a mistake of ours, and stays one. */
    private static boolean isOfWhatIsMissing(RuntimeException failure) {
        return failure instanceof NullValueException || failure instanceof NotFoundException;
    }

    private static void remember(RuntimeException failure) {
        if (failure instanceof OptimisticLockingException) {
            // Jobs are tried again for it, so it stays what it is.
            RefusedRequest.remember(changedMeanwhile());
        } else if (isOfWhatIsMissing(failure)) {
            RefusedRequest.rememberMissing();
        } else if (!StumblingBlock.isWithin(failure)) {
            RefusedRequest.rememberFailed();
        }
    }

    private static Refusal refusalWithin(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
