package org.triad.benchmark;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long a run measures, each from a system property {@code benchmark.<component>}.
 *
 * @param parts what is measured, separated by commas
 * @param warmup lifecycles on each side before anything is measured
 * @param rounds measured rounds on each side, taking turns
 * @param perRound lifecycles in a round
 * @param threads how many people work at once
 * @param starts of each way to start
 * @param openTasks in the task list
 * @param reminders that fall due in a round
 * @param mails sent in a round
 * @param finished campaigns in the history of the one side; the other has none
 * @param listed campaigns in the largest list; the others have a tenth and a hundredth
 * @param kept whether what an earlier run of the parts {@code tasks}, {@code history} and {@code list} has copied is measured again, with the same sizes
 * @param folder where the server's data and the full listings go
 */
record Settings(
        Set<Part> parts,
        int warmup,
        int rounds,
        int perRound,
        int threads,
        int starts,
        int openTasks,
        int reminders,
        int mails,
        int finished,
        int listed,
        boolean kept,
        Path folder) {

    /** Each can be measured alone. */
    enum Part {
        LIFECYCLES,
        STARTS,
        TASKS,
        REMINDERS,
        MAIL,
        HISTORY,
        LIST
    }

    static Settings read() {
        return new Settings(
                parts(System.getProperty("benchmark.parts", "lifecycles,starts,tasks")),
                number("warmup", 2500),
                number("rounds", 7),
                number("perRound", 60),
                number("threads", Runtime.getRuntime().availableProcessors()),
                number("starts", 3),
                number("openTasks", 20_000),
                number("reminders", 3_000),
                number("mails", 1_000),
                number("finished", 100_000),
                number("listed", 100_000),
                Boolean.getBoolean("benchmark.kept"),
                Path.of(System.getProperty("benchmark.folder", "target/benchmark")));
    }

    boolean measures(Part part) {
        return parts.contains(part);
    }

    private static Set<Part> parts(String names) {
        return names.isBlank()
                ? EnumSet.allOf(Part.class)
                : Stream.of(names.split(","))
                        .map(name -> Part.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet());
    }

    private static int number(String name, int otherwise) {
        return Integer.getInteger("benchmark." + name, otherwise);
    }
}
