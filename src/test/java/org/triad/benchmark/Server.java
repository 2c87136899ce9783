package org.triad.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL for the measurements, with a database for each side. As durable as the one Triad brings; it also counts statements, and
 * its checkpoints are far apart, so that none falls into one side's round.
 */
final class Server implements AutoCloseable {

    /** The size of Triad's own pool, see {@code application.yaml}. */
    private static final int POOL = 24;

    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1) / 100;

    /** While many rows are copied: tables that are filled in the transaction that empties them are not written ahead, but synced at its end. */
    private static final Map<String, String> FILLING = Map.of(
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "autovacuum", "off",
            "shared_buffers", "1GB",
            "maintenance_work_mem", "1500MB",
            "max_parallel_maintenance_workers", "0");

    /** What copies, and may fail. */
    interface Filling {

        void run() throws Exception;
    }

    private final Path data;
    private final boolean kept;
    private EmbeddedPostgres postgres;
    private long postmaster;
    private HikariDataSource administration;
    private JdbcClient jdbc;

    /** @param kept whether databases that an earlier run has left in the folder are gone on with */
    Server(Path folder, boolean kept) throws IOException {
        data = folder.toAbsolutePath().resolve("data");
        this.kept = kept;
        if (!kept) {
            FileSystemUtils.deleteRecursively(data);
        }
        start(Map.of());
        jdbc.sql("create extension if not exists pg_stat_statements").update();
    }

    private void start(Map<String, String> settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "120")
                .setServerConfig("checkpoint_timeout", "1h")
                .setServerConfig("max_wal_size", "16GB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track_utility", "off")
                .setServerConfig("pg_stat_statements.max", "10000");
        settings.forEach(builder::setServerConfig);
        postgres = builder.start();
        postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        administration = pool("postgres", 2);
        jdbc = JdbcClient.create(administration);
    }

    /** Starts the server anew for the work, in which nothing else is connected, and once more as it was. */
    void filling(Filling work) {
        try {
            restart(FILLING);
            work.run();
            restart(Map.of());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void restart(Map<String, String> settings) throws IOException {
        // So that stopping takes no time, for which nobody waits long.
        jdbc.sql("checkpoint").update();
        stop();
        start(settings);
    }

    /** Makes the database unless an earlier run has left it. */
    String create(String database) {
        if (!exists(database)) {
            jdbc.sql("create database " + database).update();
        }
        return url(database);
    }

    boolean exists(String database) {
        return jdbc.sql("select exists (select 1 from pg_database where datname = :database)")
                .param("database", database)
                .query(Boolean.class)
                .single();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?reWriteBatchedInserts=true&ApplicationName=%2$s"
                .formatted(postgres.getPort(), database);
    }

    HikariDataSource pool(String database) {
        return pool(database, POOL);
    }

    private HikariDataSource pool(String database, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url(database));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(size);
        return new HikariDataSource(pool);
    }

    /** Statements executed in a database, without those that begin and end transactions. */
    long statements(String database) {
        return jdbc.sql("""
                        select coalesce(sum(s.calls), 0) from pg_stat_statements s
                        join pg_database d on d.oid = s.dbid where d.datname = :database and s.toplevel
                        """).param("database", database).query(Long.class).single();
    }

    /** Bytes written ahead so far, by everybody. */
    long wal() {
        return jdbc.sql("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
                .query(Long.class)
                .single();
    }

    String size(String database) {
        return jdbc.sql("select pg_size_pretty(pg_database_size(:database))")
                .param("database", database)
                .query(String.class)
                .single();
    }

    void forgetStatements() {
        jdbc.sql("select pg_stat_statements_reset()").query().listOfRows();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** Processor time of the server's processes; 0 where the system does not tell. Of a process that has ended nothing is known. */
    long cpuNanos() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                            .filter(process -> Character.isDigit(
                                    process.getFileName().toString().charAt(0)))
                            .mapToLong(this::ticks)
                            .sum()
                    * TICK_NANOS;
        } catch (NoSuchFileException notLinux) {
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private long ticks(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            // The name in parentheses may hold blanks; behind it follow state, parent and, as 12th and 13th, the times.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[1]) == postmaster
                    ? Long.parseLong(fields[11]) + Long.parseLong(fields[12])
                    : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    private void stop() throws IOException {
        administration.close();
        postgres.close();
    }

    @Override
    public void close() throws IOException {
        stop();
        if (!kept) {
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
