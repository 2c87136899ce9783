package org.triad.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whole lifecycles on both sides, round by round in turns: how many a second, and what each costs. */
final class Lifecycles {

    private enum Cost {
        RATE("lifecycles per second", "≥ 0.85"),
        STATEMENTS("SQL statements per lifecycle", "≤ 1.2"),
        WAL("WAL per lifecycle, KiB", ""),
        JVM("JVM processor time per lifecycle, ms", ""),
        DATABASE("PostgreSQL processor time per lifecycle, ms", "");

        private final String words;
        private final String goal;

        Cost(String words, String goal) {
            this.words = words;
            this.goal = goal;
        }
    }

    private final Settings settings;
    private final Server server;
    private final TriadSide triad;
    private final BareSide bare;

    Lifecycles(Settings settings, Server server, TriadSide triad, BareSide bare) {
        this.settings = settings;
        this.server = server;
        this.triad = triad;
        this.bare = bare;
    }

    void measure(Report report) throws IOException, InterruptedException, ExecutionException {
        ExecutorService people = Executors.newFixedThreadPool(settings.threads());
        try {
            checkThatItEnds();
            for (int warm = 0; warm < settings.warmup(); warm += settings.perRound()) {
                work(people, triad);
                work(people, bare);
            }
            server.forgetStatements();
            Map<Side, Map<Cost, List<Double>>> costs = new LinkedHashMap<>();
            for (int round = 0; round < settings.rounds(); round++) {
                for (Side side : round % 2 == 0 ? List.of(triad, bare) : List.of(bare, triad)) {
                    round(people, side, costs.computeIfAbsent(side, any -> new EnumMap<>(Cost.class)));
                }
            }
            report.head(
                    "Lifecycle, %d threads, medians of %d rounds of %d after %d"
                            .formatted(settings.threads(), settings.rounds(), settings.perRound(), settings.warmup()),
                    triad.name(),
                    bare.name());
            for (Cost cost : Cost.values()) {
                report.compare(
                        cost.words,
                        Numbers.median(costs.get(triad).get(cost)),
                        Numbers.median(costs.get(bare).get(cost)),
                        cost.goal);
            }
            writeStatements();
        } finally {
            people.shutdownNow();
        }
    }

    private void checkThatItEnds() {
        String campaign = triad.start(Script.brief());
        triad.go(campaign, Script.steps(Script.brief()));
        if (!triad.isOver(campaign)) {
            throw new IllegalStateException("The script does not end the lifecycle of Triad.");
        }
        bare.lifecycle();
        if (bare.engine().getRuntimeService().createProcessInstanceQuery().count() > 0) {
            throw new IllegalStateException("The script does not end the lifecycle of the bare engine.");
        }
    }

    private void work(ExecutorService people, Side side) throws InterruptedException, ExecutionException {
        List<Future<?>> lifecycles = new ArrayList<>();
        for (int i = 0; i < settings.perRound(); i++) {
            lifecycles.add(people.submit(side::lifecycle));
        }
        for (Future<?> lifecycle : lifecycles) {
            lifecycle.get();
        }
    }

    private void round(ExecutorService people, Side side, Map<Cost, List<Double>> costs)
            throws InterruptedException, ExecutionException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long statements = server.statements(side.database());
        long wal = server.wal();
        long jvm = system.getProcessCpuTime();
        long database = server.cpuNanos();
        long start = System.nanoTime();
        work(people, side);
        double seconds = (System.nanoTime() - start) / 1e9;
        double n = settings.perRound();
        note(costs, Cost.RATE, n / seconds);
        note(costs, Cost.JVM, (system.getProcessCpuTime() - jvm) / 1e6 / n);
        note(costs, Cost.DATABASE, (server.cpuNanos() - database) / 1e6 / n);
        note(costs, Cost.WAL, (server.wal() - wal) / 1024.0 / n);
        note(costs, Cost.STATEMENTS, (server.statements(side.database()) - statements) / n);
    }

    private static void note(Map<Cost, List<Double>> costs, Cost cost, double value) {
        costs.computeIfAbsent(cost, any -> new ArrayList<>()).add(value);
    }

    /** Every statement with its number per lifecycle on either side, the largest difference first. */
    private void writeStatements() throws IOException {
        double lifecycles = settings.rounds() * settings.perRound();
        List<String> lines = server.jdbc()
                .sql("""
                        select query, sum(calls) filter (where d.datname = :triad) as ours,
                               sum(calls) filter (where d.datname = :bare) as floor,
                               sum(total_exec_time) filter (where d.datname = :triad) as time,
                               sum(total_exec_time) filter (where d.datname = :bare) as floor_time
                        from pg_stat_statements s join pg_database d on d.oid = s.dbid
                        where toplevel and d.datname in (:triad, :bare)
                        group by query
                        order by coalesce(sum(calls) filter (where d.datname = :triad), 0)
                                 - coalesce(sum(calls) filter (where d.datname = :bare), 0) desc
                        """)
                .param("triad", triad.database())
                .param("bare", bare.database())
                .query((row, index) -> "%8.2f %8.2f %8.3f %8.3f ms  %s"
                        .formatted(
                                row.getLong("ours") / lifecycles,
                                row.getLong("floor") / lifecycles,
                                row.getDouble("time") / lifecycles,
                                row.getDouble("floor_time") / lifecycles,
                                row.getString("query").replaceAll("\\s+", " ")))
                .list();
        Files.write(settings.folder().resolve("statements.txt"), lines);
    }
}
