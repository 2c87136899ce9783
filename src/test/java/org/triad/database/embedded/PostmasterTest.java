package org.triad.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmasterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Path cluster;
    private Path pidFile;

    @BeforeEach
    void emptyCluster() throws IOException {
        cluster = Folders.empty();
        pidFile = cluster.resolve("postmaster.pid");
    }

    @Test
    void isAbsentWithoutAFile() throws IOException {
        assertThat(Postmaster.of(cluster)).isEmpty();
        Postmaster.stop(cluster, PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "no number\n", "-1\n", "0\n", "99999999999999999999\n"})
    void isAbsentWhenTheFileMakesNoSense(String content) throws IOException {
        Files.writeString(pidFile, content);
        assertThat(Postmaster.of(cluster)).isEmpty();
        Postmaster.stop(cluster, PATIENCE);
    }

    @Test
    void isAbsentWhenItsProcessHasEnded() throws Exception {
        Process ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        ended.waitFor();
        Files.writeString(pidFile, ended.pid() + "\n");
        assertThat(Postmaster.of(cluster)).isEmpty();
    }

    @Test
    void isNeverAnotherProgramThatHasItsNumberToday() throws IOException {
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + cluster + "\n");

        assertThat(Postmaster.of(cluster)).isEmpty();
        Postmaster.stop(cluster, PATIENCE);

        assertThat(pidFile)
                .as("PostgreSQL would take the other program for its server")
                .doesNotExist();
    }
}
