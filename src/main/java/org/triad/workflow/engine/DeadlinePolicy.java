package org.triad.workflow.engine;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.util.function.SingletonSupplier;
import org.triad.kernel.AuditedAct;
import org.triad.workflow.WorkingTime;
import org.triad.workflow.deadline.PolicyTable;

/**
 * The deadline policy that holds now: the latest version that is deployed, read once. A version deployed on this node holds as soon as the
 * deployment is committed, one of another node within {@value #SECONDS} seconds.
 */
@Component
class DeadlinePolicy implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlinePolicy.class);
    private static final int SECONDS = 5;

    /** @param table read when somebody first asks for it; what is deployed has been checked */
    private record Version(String id, Supplier<PolicyTable> table) {}

    private final JdbcClient jdbc;
    private final WorkingTime time;
    private final AtomicReference<Version> running = new AtomicReference<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "deadline-policy");
        thread.setDaemon(true);
        return thread;
    });

    DeadlinePolicy(JdbcClient jdbc, WorkingTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    @EventListener(ApplicationReadyEvent.class)
    void watch() {
        watch.scheduleWithFixedDelay(this::readIfPossible, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Empty only before the first one is deployed. */
    Optional<PolicyTable> table() {
        return Optional.ofNullable(running.get()).map(version -> version.table().get());
    }

    /** Reads the latest version unless it is the one that is known. */
    void read() {
        jdbc.sql("""
                        select d.id_, b.bytes_ from act_re_decision_def d
                            join act_ge_bytearray b on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
                        where d.key_ = :key and d.id_ <> :known
                            and d.version_ = (select max(version_) from act_re_decision_def where key_ = :key)
                        """)
                .param("key", PolicyTable.KEY)
                .param(
                        "known",
                        Optional.ofNullable(running.get()).map(Version::id).orElse(""))
                .query((row, index) -> {
                    byte[] file = row.getBytes("bytes_");
                    return new Version(
                            row.getString("id_"), SingletonSupplier.of(() -> PolicyTable.read(file, time.day())));
                })
                .optional()
                .ifPresent(running::set);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void deployed(AuditedAct act) {
        if (act.act().startsWith("Deployment.")) {
            readIfPossible();
        }
    }

    private void readIfPossible() {
        try {
            read();
        } catch (DataAccessException later) {
            LOG.debug("The deadline policy could not be read; the known one holds on.", later);
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }
}
