package org.triad.benchmark;

import java.util.List;

/** Completing a task where much has been finished before, against the same where nearly nothing has. */
final class Histories {

    /** Numbers of the copies, far from those that are given to campaigns. */
    private static final long COPIES = 1_000_000;

    private static final int WARM_UP = 50;

    private final Settings settings;
    private final Server server;

    Histories(Settings settings, Server server) {
        this.settings = settings;
        this.server = server;
    }

    void measure(Report report) {
        if (!server.exists("history_full")) {
            fill();
        }
        try (TriadSide empty = new TriadSide(server, "history_empty");
                TriadSide full = new TriadSide(server, "history_full")) {
            turns(WARM_UP, empty, full);
            Timed ours = new Timed(full);
            Timed floor = new Timed(empty);
            long before = server.statements(full.database());
            long beforeFloor = server.statements(empty.database());
            turns(settings.rounds() * settings.perRound() / 2, floor, ours);
            report.head(
                    "Completing a task, %,d each, history of"
                            .formatted(ours.completions().size()),
                    "%,d".formatted(settings.finished()),
                    "none");
            report.compare("median, ms", median(ours), median(floor), "");
            report.compare("99th percentile, ms", last(ours), last(floor), "≤ 1.2");
            report.compare(
                    "SQL statements, starts and queries included",
                    server.statements(full.database()) - before,
                    server.statements(empty.database()) - beforeFloor,
                    "");
            report.note("size of the database with the history: " + server.size(full.database()));
        }
    }

    private void fill() {
        String finished;
        try (TriadSide full = new TriadSide(server, "history_full")) {
            finished = full.start(Script.brief());
            full.go(finished, Script.steps(Script.brief()));
        }
        new Copies(server, "history_full").make(finished, COPIES, settings.finished());
    }

    private static double median(Timed side) {
        return Numbers.median(side.completions());
    }

    private static double last(Timed side) {
        return Numbers.percentile(side.completions(), 99);
    }

    private static void turns(int lifecycles, Side one, Side other) {
        for (int i = 0; i < lifecycles; i++) {
            (i % 2 == 0 ? List.of(one, other) : List.of(other, one)).forEach(Side::lifecycle);
        }
    }
}
