package org.triad.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What rounds of the same work cost a side, for each unit of it. */
final class Meter {

    enum Cost {
        RATE("%s per second"),
        STATEMENTS("SQL statements per %s"),
        WAL("WAL per %s, KiB"),
        JVM("JVM processor time per %s, ms"),
        DATABASE("PostgreSQL processor time per %s, ms");

        private final String words;

        Cost(String words) {
            this.words = words;
        }
    }

    /** A round of it; returns how many statements it sent that are no part of the work. */
    interface Work {

        long run() throws Exception;
    }

    private final Server server;
    private final String database;
    private final Map<Cost, List<Double>> costs = new EnumMap<>(Cost.class);

    Meter(Server server, String database) {
        this.server = server;
        this.database = database;
    }

    void round(int units, Work work) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long statements = server.statements(database);
        long wal = server.wal();
        long jvm = system.getProcessCpuTime();
        long databaseNanos = server.cpuNanos();
        long start = System.nanoTime();
        long besides = work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        note(Cost.RATE, units / seconds);
        note(Cost.JVM, (system.getProcessCpuTime() - jvm) / 1e6 / units);
        note(Cost.DATABASE, (server.cpuNanos() - databaseNanos) / 1e6 / units);
        note(Cost.WAL, (server.wal() - wal) / 1024.0 / units);
        note(Cost.STATEMENTS, (server.statements(database) - statements - besides) / (double) units);
    }

    private void note(Cost cost, double value) {
        costs.computeIfAbsent(cost, any -> new ArrayList<>()).add(value);
    }

    double median(Cost cost) {
        return Numbers.median(costs.get(cost));
    }

    /**
     * @param units what is counted, such as {@code reminders}
     * @param unit one of them
     * @param goal of the rate
     */
    static void compare(Report report, String units, String unit, Meter ours, Meter floor, String goal) {
        for (Cost cost : Cost.values()) {
            String words = cost.words.formatted(cost == Cost.RATE ? units : unit);
            report.compare(words, ours.median(cost), floor.median(cost), cost == Cost.RATE ? goal : "");
        }
    }
}
