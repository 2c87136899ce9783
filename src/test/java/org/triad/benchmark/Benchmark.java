package org.triad.benchmark;

import java.nio.file.Files;

/** Runs what {@link Settings} asks for and prints the table. */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.read();
        Files.createDirectories(settings.folder());
        Report report = new Report();
        try (Server server = new Server(settings.folder());
                TriadSide triad = new TriadSide(server, "triad");
                BareSide bare = new BareSide(server, "bare")) {
            new Lifecycles(settings, server, triad, bare).measure(report);
        }
        Files.writeString(settings.folder().resolve("report.txt"), report.toString());
        System.out.println(report);
        System.exit(0);
    }
}
