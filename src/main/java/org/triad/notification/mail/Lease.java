package org.triad.notification.mail;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triad.notification.domain.MailQueue;

/**
 * Keeps a claim while its messages are being sent, however slow the mail server is. A node that stands still does not keep it, and knows
 * when it goes on.
 */
final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final int BEATS = 5;

    private final MailQueue queue;
    private final UUID claim;
    private final Duration length;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mail-lease");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long renewed = System.nanoTime();

    Lease(MailQueue queue, UUID claim, Duration length) {
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
            LOG.warn("A mail worker could not keep its lease: {}", unreachable.getMessage());
        }
    }

    /** Whether nobody else can have taken over what is not sent yet. */
    boolean holds() {
        return System.nanoTime() - renewed < length.toNanos();
    }

    @Override
    public void close() {
        beats.shutdownNow();
    }
}
