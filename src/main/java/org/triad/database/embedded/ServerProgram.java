package org.triad.database.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.NestedExceptionUtils;
import org.triad.database.DatabaseUnusable;

/** Starts and stops the program of the server, with every setting that keeps what was committed. */
final class ServerProgram {

    private static final Pattern LAST_WORDS = Pattern.compile("(?:FATAL|PANIC|error): +(.+)");

    private ServerProgram() {}

    /**
     * Starts the server on a cluster, which it makes where there is none.
     *
     * @throws DatabaseUnusable with the server's own last words, if it does not start
     */
    static EmbeddedPostgres start(DataFolder folder, DataFolder.Home home, EmbeddedDatabaseProperties properties)
            throws IOException {
        Files.writeString(home.startLog(), "");
        ProcessBuilder.Redirect output =
                ProcessBuilder.Redirect.appendTo(home.startLog().toFile());
        StartWatch watch = new StartWatch(home.cluster());
        // The library starts the server with -F; what follows on its command line wins.
        EmbeddedPostgres.Builder builder = builder(folder)
                .setDataDirectory(home.cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(properties.startTimeout())
                .setPort(properties.port())
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setDataDirectoryCustomizer(cluster -> watch.begin())
                .setConnectConfig("password", home.password())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", Integer.toString(properties.maxConnections()))
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                // A week of logs inside the cluster; they outlive this process, which a pipe to it would not.
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_rotation_age", "1d")
                .setServerConfig("log_rotation_size", "0")
                .setServerConfig("log_truncate_on_rotation", "on")
                // Further options of initdb: no login without password, and text that sorts and folds the same on every
                // machine.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", home.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "und");
        try {
            EmbeddedPostgres server = builder.start();
            if (watch.end()) {
                throw new IOException("the server ended at once");
            }
            return server;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            watch.end();
            Postmaster.stop(home.cluster(), properties.stopTimeout());
            throw new DatabaseUnusable(
                    "PostgreSQL cannot be started in the data folder %s: %s".formatted(folder.root(), reason(home, e)),
                    e);
        }
    }

    /** The library unpacks and tidies below this folder, which others must not be able to write to. */
    private static EmbeddedPostgres.Builder builder(DataFolder folder) throws IOException {
        Path programs = folder.programs();
        synchronized (EmbeddedPostgres.class) {
            String property = "ot.epg.working-dir";
            String before = System.getProperty(property);
            System.setProperty(property, programs.toString());
            try {
                return EmbeddedPostgres.builder().setOverrideWorkingDirectory(programs.toFile());
            } finally {
                if (before == null) {
                    System.clearProperty(property);
                } else {
                    System.setProperty(property, before);
                }
            }
        }
    }

    /** The server's own last words, or else the library's. */
    private static String reason(DataFolder.Home home, Throwable failure) throws IOException {
        return Files.readAllLines(home.startLog(), StandardCharsets.ISO_8859_1).stream()
                .map(LAST_WORDS::matcher)
                .filter(Matcher::find)
                .reduce((earlier, later) -> later)
                .map(words -> "%s. More is in %s.".formatted(words.group(1), home.startLog()))
                .orElseGet(
                        () -> NestedExceptionUtils.getMostSpecificCause(failure).toString());
    }

    /** Ends the server and waits until it has ended. */
    static void stop(EmbeddedPostgres server, DataFolder.Home home, Duration patience) throws IOException {
        try {
            server.close();
        } finally {
            Postmaster.stop(home.cluster(), patience);
        }
    }
}
