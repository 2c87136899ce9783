package org.triad.database.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Notices a server that ends while it is being started. The library would go on asking it until the time is up; this interrupts the
 * thread that asks.
 */
final class StartWatch {

    private static final long GLANCE_MILLIS = 50;

    private final Path cluster;
    private Thread watcher;
    private boolean over;
    private boolean ended;

    StartWatch(Path cluster) {
        this.cluster = cluster;
    }

    /** From now on this thread starts the server. */
    synchronized void begin() {
        Thread starter = Thread.currentThread();
        watcher = new Thread(() -> watch(starter), "postgresql-start-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    /**
     * The thread is no longer starting the server.
     *
     * @return whether the server had ended and the thread was interrupted for it; the interruption is then taken back
     */
    synchronized boolean end() {
        over = true;
        if (watcher != null) {
            watcher.interrupt();
        }
        if (ended) {
            Thread.interrupted();
        }
        return ended;
    }

    private void watch(Thread starter) {
        boolean launched = false;
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
                boolean launching = launching();
                if (launched && !launching && Postmaster.of(cluster).isEmpty()) {
                    giveUp(starter);
                    return;
                }
                launched |= launching;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void giveUp(Thread starter) {
        if (!over) {
            ended = true;
            starter.interrupt();
        }
    }

    /** {@code pg_ctl} waits until the server is up, or has ended. */
    private boolean launching() {
        return ProcessHandle.current()
                .children()
                .map(ProcessHandle::info)
                .filter(info -> info.arguments()
                        .map(arguments -> List.of(arguments).contains(cluster.toString()))
                        .orElse(true))
                .anyMatch(info -> info.command().orElse("").contains("pg_ctl"));
    }
}
