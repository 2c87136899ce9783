package org.triad.workflow.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.RepeatingFailedJobListener;
import org.camunda.bpm.engine.spring.SpringTransactionContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * When the transaction of a repeating timer is rolled back, the engine makes the timer that fires next. It does so without asking whether
 * the failed one is still there, and for each timer of the transaction. Here one whose task has ended meanwhile gets none, and of those that
 * are fired together only the one that failed.
 */
@Component
class FailedTimers extends AbstractProcessEnginePlugin {

    private final PlatformTransactionManager transactions;

    FailedTimers(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTransactionContextFactory(context -> new Transaction(transactions, context));
    }

    private static final class Transaction extends SpringTransactionContext {

        Transaction(PlatformTransactionManager transactions, CommandContext context) {
            super(transactions, context);
        }

        @Override
        public void addTransactionListener(TransactionState state, TransactionListener listener) {
            if (!(listener instanceof RepeatingFailedJobListener)) {
                super.addTransactionListener(state, listener);
                return;
            }
            TransactionListener next = unlessGone(commandContext.getCurrentJob().getId(), listener);
            if (Context.getJobExecutorContext() instanceof FiredTogether together) {
                together.ifItFails(next);
            } else {
                super.addTransactionListener(state, next);
            }
        }

        private static TransactionListener unlessGone(String timer, TransactionListener listener) {
            CommandExecutor commands = Context.getProcessEngineConfiguration().getCommandExecutorTxRequiresNew();
            return context -> {
                boolean isThere =
                        commands.execute(again -> again.getJobManager().findJobById(timer) != null);
                if (isThere) {
                    listener.execute(context);
                }
            };
        }
    }
}
