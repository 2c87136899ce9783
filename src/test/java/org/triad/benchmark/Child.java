package org.triad.benchmark;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An application in a process of its own, watched from its first instruction until it is ready. */
final class Child {

    private static final long GLANCE_MILLIS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Child() {}

    /**
     * @param options of the JVM, up to the class or jar
     * @param arguments of the application
     * @param ready an address that answers without an error as soon as the application is ready
     */
    record Application(String name, List<String> options, List<String> arguments, String ready) {}

    /**
     * @param millis from the start of the process until it was ready
     * @param processorMillis what it has used of the processors until then, which others on the machine touch less
     * @param residentMebibytes memory it then held
     */
    record Start(double millis, double processorMillis, double residentMebibytes) {}

    /** Starts it, waits until it is ready, and ends it. */
    static Start start(Application application, Path folder) throws IOException, InterruptedException {
        int port = freePort();
        List<String> arguments = new ArrayList<>(application.arguments());
        arguments.add("--server.port=" + port);
        Path log = folder.resolve(application.name().replace(' ', '-') + ".log");
        long begin = System.nanoTime();
        Process process = launch(application.options(), arguments, log);
        try {
            URI ready = URI.create("http://127.0.0.1:" + port + application.ready());
            while (!answers(ready)) {
                boolean ended = process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                if (ended || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IllegalStateException("%s does not start, see %s.".formatted(application.name(), log));
                }
            }
            double millis = (System.nanoTime() - begin) / 1e6;
            return new Start(
                    millis,
                    process.toHandle()
                            .info()
                            .totalCpuDuration()
                            .map(Duration::toMillis)
                            .orElse(0L),
                    residentKibibytes(process.pid()) / 1024.0);
        } finally {
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /** Runs something that ends by itself. */
    static void run(List<String> options, List<String> arguments, Path log) throws IOException, InterruptedException {
        int code = launch(options, arguments, log).waitFor();
        if (code != 0) {
            throw new IllegalStateException("It ended with %d, see %s.".formatted(code, log));
        }
    }

    private static Process launch(List<String> options, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static boolean answers(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        try {
            return connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST;
        } catch (IOException notYet) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where the system does not tell, not a number. */
    private static double residentKibibytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(Double.NaN);
    }
}
