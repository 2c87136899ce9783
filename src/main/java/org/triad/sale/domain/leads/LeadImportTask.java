package org.triad.sale.domain.leads;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs imports in the background. A node that dies or stops leaves its import to another one. */
@Configuration(proxyBeanMethods = false)
class LeadImportTask {

    private static final TaskDescriptor<Void> IMPORT = TaskDescriptor.of("sale-lead-import");
    private static final int MOST_FAILURES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    /** Joins the caller's transaction; the import begins at once when it commits. */
    static void schedule(Scheduler scheduler, long importId, Instant now) {
        scheduler.schedule(IMPORT.instance(Long.toString(importId)).build(), now);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    @Bean
    Task<Void> leadImport(LeadImportRun run, Clock clock) {
        return Tasks.custom(IMPORT)
                .onFailure((failed, operations) -> tryAgain(failed, operations, run, clock))
                .onDeadExecutionRevive()
                .execute((instance, context) -> run.run(
                                Long.parseLong(instance.getId()),
                                () -> context.getSchedulerState().isShuttingDown())
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : (complete, operations) -> operations.reschedule(complete, clock.instant()));
    }

    /** After 5, 10, 20, 40, 80 and 160 seconds; then the import has failed. */
    private static void tryAgain(
            ExecutionComplete failed, ExecutionOperations<Void> operations, LeadImportRun run, Clock clock) {
        int failures = failed.getExecution().consecutiveFailures;
        if (failures >= MOST_FAILURES) {
            run.giveUp(Long.parseLong(failed.getExecution().taskInstance.getId()));
            operations.stop();
        } else {
            operations.reschedule(failed, clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << failures)));
        }
    }
}
