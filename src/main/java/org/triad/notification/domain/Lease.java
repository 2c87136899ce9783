package org.triad.notification.domain;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a claim while what it covers is being sent, however slow the other side is. A node that stands still does not keep it, and knows
 * when it goes on.
 */
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final int BEATS = 5;

    /** Holds what is left of a claim for longer, unless its lease is over. */
    @FunctionalInterface
    public interface Extended {

        void extend(UUID claim, Duration lease);
    }

    private final Extended queue;
    private final UUID claim;
    private final Duration length;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "message-lease");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long renewed = System.nanoTime();

    public Lease(Extended queue, UUID claim, Duration length) {
        this.queue = queue;
        this.claim = claim;
        this.length = length;
        long pause = length.toMillis() / BEATS;
        beats.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        if (!holds()) {
            return;
        }
        long asked = System.nanoTime();
        try {
            queue.extend(claim, length);
            renewed = asked;
        } catch (RuntimeException unreachable) {
            LOG.warn("A worker could not keep its lease: {}", unreachable.getMessage());
        }
    }

    /** Whether nobody else can have taken over what is not sent yet. */
    public boolean holds() {
        return System.nanoTime() - renewed < length.toNanos();
    }

    @Override
    public void close() {
        beats.shutdownNow();
    }
}
