package org.triad.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.triad.TriadApplication;

/**
 * Triad in a process of its own, as somebody starts it, without the classes of the tests. Takes a free port. What it says goes to a file
 * below {@code target}.
 */
public final class RunningTriad implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("Triad is ready: http://localhost:(\\d+)");

    private final Process process;
    private final Path console;
    private final long startedNanos;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private int port;

    private RunningTriad(Process process, Path console, long startedNanos) {
        this.process = process;
        this.console = console;
        this.startedNanos = startedNanos;
    }

    /** An answer's status, or 0 where there was no answer. */
    public record Answer(int status, String body) {}

    /**
     * Begins to start it; {@link #awaitReady} and {@link #awaitExit} wait.
     *
     * @param name of the file its console goes to
     * @param environment variables besides those of the tests, of which none that begins with SPRING_ or TRIAD_ is handed on
     */
    public static RunningTriad start(String name, Map<String, String> environment, String... arguments)
            throws IOException {
        Path console =
                Files.createDirectories(Path.of("target", "start-and-stop")).resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                TriadApplication.class.getName(),
                "--server.port=0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("SPRING_") || key.startsWith("TRIAD_"));
        builder.environment().putAll(environment);
        return new RunningTriad(builder.start(), console, System.nanoTime());
    }

    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .filter(entry -> !entry.contains("oauth2-authorization-server"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until the console shows the address and the readiness probe is up; returns the time since the start. */
    public Duration awaitReady() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            assertThat(process.isAlive()).as(this::console).isTrue();
            Matcher address = ADDRESS.matcher(console());
            if (!address.find()) {
                return false;
            }
            port = Integer.parseInt(address.group(1));
            return isReady();
        });
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    public boolean isReady() {
        return get("/actuator/health/readiness").status() == 200;
    }

    /** Waits until the process has ended; returns its exit code. */
    public int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(this::console)
                .isTrue();
        return process.exitValue();
    }

    /** Asks it to stop, as a service manager does. */
    public void terminate() {
        process.destroy();
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    /** What it has said so far. */
    public String console() {
        try {
            return Files.readString(console);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Without a login. */
    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer get(String path, String login, String password) {
        return send(request(path)
                .header("Authorization", basic(login, password))
                .GET()
                .build());
    }

    public Answer getWithToken(String path, String token) {
        return send(
                request(path).header("Authorization", "Bearer " + token).GET().build());
    }

    public Answer post(String path, String login, String password, String json) {
        return send("POST", path, login, password, json);
    }

    public Answer put(String path, String login, String password, String json) {
        return send("PUT", path, login, password, json);
    }

    /** The header by which somebody signs in with each request. */
    public static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(String method, String path, String login, String password, String json) {
        return send(request(path)
                .header("Authorization", basic(login, password))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException none) {
            return new Answer(0, none.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Answer(0, interrupted.toString());
        }
    }

    /** Leaves no process behind, whatever became of the test. */
    @Override
    public void close() {
        kill();
    }
}
