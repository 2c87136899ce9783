package org.triad.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triad.database.DatabaseUnusable;

/** The server process that a cluster's {@code postmaster.pid} speaks of, if it is still there. */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    private static final Pattern PROGRAM = Pattern.compile("(^|[/\\\\\"])postgres(\\.exe)?([\"\\s]|$)");
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);
    private static final Duration FORCIBLE_WAIT = Duration.ofSeconds(10);

    private Postmaster() {}

    /**
     * The running server of a cluster.
     *
     * @return empty if there is no readable {@code postmaster.pid}, its process has ended, or its number now belongs to another program
     */
    static Optional<ProcessHandle> of(Path cluster) {
        List<String> lines = lines(cluster);
        return handle(lines).filter(process -> serves(process, cluster, lines));
    }

    /**
     * Ends what is left of a server that another Triad started and did not live to stop: asks it first, and ends it forcibly when it
     * has not gone in time. Afterwards a new server can be started on the cluster. Only for the holder of the folder's lock.
     *
     * @param patience how long the server may take to stop by itself
     * @throws DatabaseUnusable if it cannot be ended
     */
    static void stop(Path cluster, Duration patience) throws IOException {
        Optional<ProcessHandle> running = of(cluster);
        if (running.isPresent()) {
            stop(running.get(), cluster, patience);
        }
        // PostgreSQL removes the file of a process that is gone. It refuses to start when another program bears that
        // number.
        if (handle(lines(cluster)).isPresent()) {
            Files.deleteIfExists(pidFile(cluster));
        }
    }

    private static void stop(ProcessHandle server, Path cluster, Duration patience) {
        // Taken now: when the server has gone nobody knows any more which processes were its own.
        List<ProcessHandle> sessions = server.descendants().toList();
        server.destroy();
        if (!ended(server, patience)) {
            log.warn(
                    "The server (process {}) did not stop within {} s and is ended forcibly.",
                    server.pid(),
                    patience.toSeconds());
            server.destroyForcibly();
            sessions.forEach(ProcessHandle::destroyForcibly);
            if (!ended(server, FORCIBLE_WAIT)) {
                throw new DatabaseUnusable(
                        "The database server of an earlier Triad (process %d) still runs on %s and cannot be ended. End it, or set triad.database.folder to another folder."
                                .formatted(server.pid(), cluster));
            }
            sessions.forEach(session -> ended(session, FORCIBLE_WAIT));
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ended(process) && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return ended(process);
    }

    /** A process whose end nobody has taken note of still counts as alive, but runs no program any more. */
    private static boolean ended(ProcessHandle process) {
        return !process.isAlive()
                || (process.info().command().isEmpty()
                        && process.info().commandLine().isEmpty());
    }

    private static boolean serves(ProcessHandle process, Path cluster, List<String> lines) {
        ProcessHandle.Info info = process.info();
        String commandLine = info.commandLine().or(info::command).orElse("");
        if (!PROGRAM.matcher(commandLine).find()) {
            return false;
        }
        // Not what the file says of its folder: a copied folder speaks of the server of the one it was copied from.
        if (info.arguments().isPresent()) {
            return List.of(info.arguments().get()).contains(cluster.toString());
        }
        // Windows tells no arguments: the folder in the file and the start time must do.
        return lines.size() > 1
                && Path.of(lines.get(1)).equals(cluster)
                && startedWhen(info, number(lines, 2).map(Instant::ofEpochSecond));
    }

    private static boolean startedWhen(ProcessHandle.Info info, Optional<Instant> written) {
        return info.startInstant().isEmpty()
                || written.isEmpty()
                || Duration.between(info.startInstant().get(), written.get())
                                .abs()
                                .compareTo(CLOCK_TOLERANCE)
                        < 0;
    }

    private static Optional<ProcessHandle> handle(List<String> lines) {
        return number(lines, 0)
                .filter(pid -> pid > 0)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive);
    }

    private static Optional<Long> number(List<String> lines, int line) {
        try {
            return lines.size() > line
                    ? Optional.of(Long.parseLong(lines.get(line).strip()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Path cluster) {
        try {
            return Files.readAllLines(pidFile(cluster), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
