package org.triad.benchmark;

import java.nio.file.Files;
import org.triad.benchmark.Settings.Part;

/** Runs what {@link Settings} asks for and prints the table. */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.read();
        Files.createDirectories(settings.folder());
        Report report = new Report();
        try (Server server = new Server(settings.folder(), settings.kept())) {
            if (settings.measures(Part.LIFECYCLES)) {
                lifecycles(settings, server, report);
            }
            if (settings.measures(Part.STARTS)) {
                new StartUps(settings, server).measure(report);
            }
            if (settings.measures(Part.TASKS)) {
                new TaskLists(settings, server).measure(report);
            }
            if (settings.measures(Part.REMINDERS)) {
                new Reminders(settings, server).measure(report);
            }
            if (settings.measures(Part.MAIL)) {
                new Mails(settings, server).measure(report);
            }
            if (settings.measures(Part.HISTORY)) {
                new Histories(settings, server).measure(report);
            }
            if (settings.measures(Part.LIST)) {
                new CampaignPages(settings, server).measure(report);
            }
        } finally {
            // What has been measured before a part failed is worth reading.
            Files.writeString(settings.folder().resolve("report.txt"), report.toString());
            System.out.println(report);
        }
        System.exit(0);
    }

    private static void lifecycles(Settings settings, Server server, Report report) throws Exception {
        try (TriadSide triad = new TriadSide(server, "triad");
                BareSide bare = new BareSide(server, "bare")) {
            new Lifecycles(settings, server, triad, bare).measure(report);
        }
    }
}
