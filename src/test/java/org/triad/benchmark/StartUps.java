package org.triad.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * How long Triad takes until it is ready and what memory it then holds: against Camunda's bare starter, and against itself unpacked and
 * with class-data sharing. Each start is a process of its own; both sides find their tables made.
 */
final class StartUps {

    private static final String TRIAD_READY = "/actuator/health/readiness";

    /** Redirects as soon as the port is open. Triad's address asks for more. */
    private static final String BARE_READY = "/camunda";

    private static final List<String> JVM = List.of("-Xmx512m", "-Duser.timezone=UTC");

    private final Settings settings;
    private final Server server;
    private final Path folder;

    StartUps(Settings settings, Server server) {
        this.settings = settings;
        this.server = server;
        this.folder = settings.folder().toAbsolutePath().resolve("start");
    }

    void measure(Report report) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        Path jar = jar(settings.folder().toAbsolutePath().getParent());
        Path unpacked = folder.resolve("triad");
        Child.run(
                List.of("-Djarmode=tools", "-jar", jar.toString()),
                List.of("extract", "--destination", unpacked.toString()),
                folder.resolve("extract.log"));
        String launcher = unpacked.resolve(jar.getFileName()).toString();
        Path archive = folder.resolve("triad.jsa");
        List<String> triadArguments = arguments("triad_start");
        Child.Application plain = triad("plain jar", triadArguments, "-jar", jar.toString());
        Child.Application extracted = triad("unpacked jar", triadArguments, "-jar", launcher);
        Child.Application shared =
                triad("shared classes", triadArguments, "-XX:SharedArchiveFile=" + archive, "-jar", launcher);
        Child.Application bare = new Child.Application(
                "bare starter",
                options(
                        "-cp",
                        BareLibraries.classPath(unpacked.resolve("lib"), folder.resolve("bare")),
                        BareStarter.class.getName()),
                arguments("bare_start"),
                BARE_READY);

        // Makes the tables, and with them everything that is done once.
        Child.start(plain, folder);
        Child.start(bare, folder);
        // As the image is built: whatever is loaded until it is ready goes into the archive when it ends.
        Child.start(triad("training", triadArguments, "-XX:ArchiveClassesAtExit=" + archive, "-jar", launcher), folder);

        Map<Child.Application, List<Child.Start>> starts = new LinkedHashMap<>();
        for (int round = 0; round < settings.starts(); round++) {
            for (Child.Application application : List.of(plain, bare, extracted, shared)) {
                starts.computeIfAbsent(application, any -> new ArrayList<>()).add(Child.start(application, folder));
            }
        }
        String medians = "Start, medians of " + settings.starts();
        report.head(medians + ", both unpacked", "Triad", "bare starter");
        compare(report, starts.get(extracted), starts.get(bare), "≤ 1.15");
        report.head(medians, "unpacked jar", "plain jar");
        compare(report, starts.get(extracted), starts.get(plain), "");
        report.head(medians, "shared classes", "plain jar");
        compare(report, starts.get(shared), starts.get(plain), "≤ 0.7");
    }

    private static void compare(Report report, List<Child.Start> ours, List<Child.Start> others, String goal) {
        compare(report, "until ready, ms", ours, others, Child.Start::millis, goal);
        compare(report, "processor time until ready, ms", ours, others, Child.Start::processorMillis, "");
        compare(report, "resident memory when ready, MiB", ours, others, Child.Start::residentMebibytes, "");
    }

    private static void compare(
            Report report,
            String what,
            List<Child.Start> ours,
            List<Child.Start> others,
            ToDoubleFunction<Child.Start> value,
            String goal) {
        report.compare(what, median(ours, value), median(others, value), goal);
    }

    private static double median(List<Child.Start> starts, ToDoubleFunction<Child.Start> value) {
        return Numbers.median(starts.stream().map(value::applyAsDouble).toList());
    }

    private static Child.Application triad(String name, List<String> arguments, String... options) {
        return new Child.Application(name, options(options), arguments, TRIAD_READY);
    }

    private static List<String> options(String... more) {
        return Stream.concat(JVM.stream(), Stream.of(more)).toList();
    }

    private List<String> arguments(String database) {
        return List.of(
                "--spring.datasource.url=" + server.create(database),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--triad.admin.password=benchmark-only");
    }

    private static Path jar(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("triad-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no jar of Triad in %s.".formatted(target)));
        }
    }
}
