package org.triad.benchmark;

import java.nio.file.Path;

/**
 * How long a run measures, each from a system property {@code benchmark.<component>}.
 *
 * @param warmup lifecycles on each side before anything is measured
 * @param rounds measured rounds on each side, taking turns
 * @param perRound lifecycles in a round
 * @param threads how many people work at once
 * @param folder where the server's data and the full listings go
 */
record Settings(int warmup, int rounds, int perRound, int threads, Path folder) {

    static Settings read() {
        return new Settings(
                number("warmup", 2500),
                number("rounds", 7),
                number("perRound", 60),
                number("threads", Runtime.getRuntime().availableProcessors()),
                Path.of(System.getProperty("benchmark.folder", "target/benchmark")));
    }

    private static int number(String name, int otherwise) {
        return Integer.getInteger("benchmark." + name, otherwise);
    }
}
