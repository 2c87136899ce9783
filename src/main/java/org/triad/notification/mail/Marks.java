package org.triad.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triad.notification.domain.MailQueue;

/**
 * Marks what the mail server has taken, at once and beside the sending: while one mark is being made durable the next mail is on its way,
 * and marks that come meanwhile share a commit. The sending is never more than a few mails ahead of its marks.
 */
final class Marks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
    private static final int MOST_OPEN = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MailQueue queue;
    private final UUID claim;
    private final Clock clock;
    private final BlockingQueue<Long> open = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_OPEN);
    private volatile boolean failed;
    private final ExecutorService marking = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "mail-marks");
        thread.setDaemon(true);
        return thread;
    });

    Marks(MailQueue queue, UUID claim, Clock clock) {
        this.queue = queue;
        this.claim = claim;
        this.clock = clock;
    }

    /** The mail server has it. Waits while too many are not marked yet. */
    void accepted(long message) {
        open.add(message);
        marking.execute(this::mark);
        room.acquireUninterruptibly();
    }

    /** Whether the database does not take the marks; no more is to be sent then. */
    boolean fail() {
        return failed;
    }

    private void mark() {
        List<Long> messages = new ArrayList<>();
        open.drainTo(messages);
        if (messages.isEmpty()) {
            return;
        }
        try {
            int marked = queue.sent(messages, claim, clock.instant());
            if (marked < messages.size()) {
                LOG.warn(
                        "Of the messages {} only {} were marked before their lease was over; the others may be sent twice.",
                        messages,
                        marked);
            }
        } catch (RuntimeException unreachable) {
            // Tried once more when the batch ends; until then no more than a few are sent.
            LOG.warn("Messages {} could not be marked as sent: {}", messages, unreachable.getMessage());
            open.addAll(messages);
            failed = true;
        } finally {
            room.release(messages.size());
        }
    }

    /** What the mail server has and nobody could mark. */
    Collection<Long> unmarked() {
        return List.copyOf(open);
    }

    /** Returns when all are marked, or the database has refused it twice. */
    @Override
    public void close() {
        marking.shutdown();
        try {
            marking.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        mark();
    }
}
