package org.triad.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@link Sink} that runs. */
final class SinkProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final int port;

    SinkProcess(Path folder) throws IOException {
        Files.createDirectories(folder);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Sink.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = process.outputWriter(StandardCharsets.UTF_8);
        port = Integer.parseInt(answers.readLine());
    }

    int port() {
        return port;
    }

    /**
     * @throws IllegalStateException if it has not taken so many since it was asked last, or one twice
     */
    void checkEachOnce(int mails) throws IOException {
        questions.write(System.lineSeparator());
        questions.flush();
        String counts = answers.readLine();
        if (!counts.equals(mails + " " + mails)) {
            throw new IllegalStateException(
                    "Of %d mails the sink has taken and has different ones: %s".formatted(mails, counts));
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
