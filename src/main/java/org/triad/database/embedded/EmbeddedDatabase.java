package org.triad.database.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;
import org.triad.database.DatabaseUnusable;

/**
 * A PostgreSQL server of Triad's own on a data folder: started with every setting that keeps what was committed, reachable from this
 * machine only and with a password only, stopped when it is closed. Whatever an earlier Triad left behind when it was killed is put right first.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    /** What the binaries in the class path are; the data of another major version cannot be read by them. */
    static final int MAJOR_VERSION = 16;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final String NAME = "triad";

    private final DataFolder.Home home;
    private final Duration stopTimeout;
    private final FolderLock lock;
    private final EmbeddedPostgres server;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(
            DataFolder.Home home, Duration stopTimeout, FolderLock lock, EmbeddedPostgres server, String password) {
        this.home = home;
        this.stopTimeout = stopTimeout;
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server, and makes its data folder the first time.
     *
     * @throws DatabaseUnusable if the folder is in use, was written by another major version, or the server does not start
     */
    static EmbeddedDatabase start(EmbeddedDatabaseProperties properties) {
        long start = System.nanoTime();
        Path path = properties.folderPath();
        try {
            DataFolder folder = DataFolder.at(path);
            FolderLock lock = FolderLock.take(folder.root());
            try {
                EmbeddedDatabase database = start(folder, lock, properties);
                log.info(
                        "PostgreSQL {} runs on 127.0.0.1:{} with its data in {}; it took {} ms to start.",
                        MAJOR_VERSION,
                        database.server.getPort(),
                        folder.root(),
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
                return database;
            } catch (IOException | SQLException | RuntimeException | Error e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new DatabaseUnusable("PostgreSQL cannot be started in the data folder %s: %s".formatted(path, e), e);
        }
    }

    private static EmbeddedDatabase start(DataFolder folder, FolderLock lock, EmbeddedDatabaseProperties properties)
            throws IOException, SQLException {
        folder.discardUnfinishedPrograms();
        for (DataFolder.Home unfinished : folder.unfinishedHomes()) {
            Postmaster.stop(unfinished.cluster(), properties.stopTimeout());
            FileSystemUtils.deleteRecursively(unfinished.path());
        }
        DataFolder.Home home = folder.home();
        if (!home.exists()) {
            prepare(folder, properties);
        }
        requireReadable(folder);
        Postmaster.of(home.cluster())
                .ifPresent(left -> log.info(
                        "An earlier Triad was killed and left its database server (process {}) behind, which is stopped first.",
                        left.pid()));
        Postmaster.stop(home.cluster(), properties.stopTimeout());
        EmbeddedPostgres server = ServerProgram.start(folder, home, properties);
        return new EmbeddedDatabase(home, properties.stopTimeout(), lock, server, home.password());
    }

    private static void prepare(DataFolder folder, EmbeddedDatabaseProperties properties)
            throws IOException, SQLException {
        DataFolder.Home home = folder.newHome();
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        home.writePassword(password);
        EmbeddedPostgres server = ServerProgram.start(folder, home, properties);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // The same rights as on a server somebody else runs: what needs a superuser fails here too.
            statement.execute("create role %s login password '%s'".formatted(NAME, password));
            statement.execute("create database %1$s owner %1$s".formatted(NAME));
        } finally {
            ServerProgram.stop(server, home, properties.stopTimeout());
        }
        folder.adopt(home);
    }

    private static void requireReadable(DataFolder folder) throws IOException {
        try {
            String version = Files.readString(folder.home().cluster().resolve("PG_VERSION"), StandardCharsets.US_ASCII)
                    .strip();
            if (!version.equals(Integer.toString(MAJOR_VERSION))) {
                throw new DatabaseUnusable(
                        "The data folder %s was written by PostgreSQL %s and this Triad brings PostgreSQL %d, which cannot read it. Dump it with the Triad that wrote it, or set triad.database.folder to another folder."
                                .formatted(folder.root(), version, MAJOR_VERSION));
            }
            folder.home().password();
        } catch (NoSuchFileException e) {
            throw new DatabaseUnusable(
                    "The data folder %s is not complete: %s is missing. Restore it, or set triad.database.folder to another folder."
                            .formatted(folder.root(), e.getFile()),
                    e);
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s?reWriteBatchedInserts=true&ApplicationName=Triad"
                .formatted(server.getPort(), NAME);
    }

    @Override
    public String getUsername() {
        return NAME;
    }

    @Override
    public String getPassword() {
        return password;
    }

    /** Stops the server once its sessions have been ended, and gives the folder free. */
    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            try {
                ServerProgram.stop(server, home, stopTimeout);
            } finally {
                lock.close();
            }
        }
    }
}
