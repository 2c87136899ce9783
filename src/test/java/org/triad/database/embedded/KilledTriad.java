package org.triad.database.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;

/** A second process with an embedded database on a folder, which a test can kill as a machine's owner would. */
final class KilledTriad implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private KilledTriad(Process process) {
        this.process = process;
    }

    /** Returns when the process has a database, has made the table {@code kept} and was told that its row is committed. */
    static KilledTriad on(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledTriad.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line;
        do {
            line = output.readLine();
        } while (line != null && !line.equals(READY));
        if (line == null) {
            throw new IllegalStateException("The process ended before it had a database.");
        }
        return new KilledTriad(process);
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabaseProperties properties =
                new EmbeddedDatabaseProperties(arguments[0], 0, 20, Duration.ofSeconds(60), Duration.ofSeconds(5));
        EmbeddedDatabase database = EmbeddedDatabase.start(properties);
        Connection connection =
                DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table kept (promise text)");
            statement.execute("insert into kept values ('acknowledged')");
        }
        System.out.println(READY);
        System.out.flush();
        while (System.in.read() >= 0) {
            // Until it is killed.
        }
    }
}
