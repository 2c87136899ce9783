package org.triad.benchmark;

import java.nio.file.Path;
import java.util.Set;

/**
 * What a run measures and how long, each from a system property {@code benchmark.<component>}.
 *
 * @param parts any of lifecycle, tasks, finished, pages, start
 * @param warmup lifecycles on each side before anything is measured
 * @param rounds measured rounds on each side, taking turns
 * @param perRound lifecycles in a round
 * @param threads how many people work at once
 * @param tasks open tasks behind the task lists
 * @param finished finished campaigns behind a completion
 * @param starts how often each application is started
 * @param folder where the server's data and the full listings go
 */
record Settings(
        Set<String> parts,
        int warmup,
        int rounds,
        int perRound,
        int threads,
        int tasks,
        int finished,
        int starts,
        Path folder) {

    static Settings read() {
        return new Settings(
                Set.of(System.getProperty("benchmark.parts", "lifecycle,tasks,finished,pages,start")
                        .split(",")),
                number("warmup", 2500),
                number("rounds", 7),
                number("perRound", 60),
                number("threads", Runtime.getRuntime().availableProcessors()),
                number("tasks", 20_000),
                number("finished", 100_000),
                number("starts", 5),
                Path.of(System.getProperty("benchmark.folder", "target/benchmark")));
    }

    boolean measures(String part) {
        return parts.contains(part);
    }

    private static int number(String name, int otherwise) {
        return Integer.getInteger("benchmark." + name, otherwise);
    }
}
