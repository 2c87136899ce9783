package org.triad.workflow.engine.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file somebody should not be able to deploy. Beside it lies {@code <name>.refused}: for each fault its line (0 for the file as a
 * whole), its element and words of the reason, separated by {@code |}.
 *
 * @param faults what the refusal has to say
 */
record HostileFile(String name, byte[] content, List<Expected> faults) {

    private static final Path CORPUS = Path.of("src/test/resources/hostile");
    private static final String SIDECAR = ".refused";

    record Expected(int line, String element, String reason) {

        /** The fault as the refusal's beginning, up to the reason. */
        String place(String file) {
            return file + (line > 0 ? ", line " + line : "") + (element.isEmpty() ? "" : ", “" + element + "”") + ": ";
        }
    }

    static List<HostileFile> all() {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> !file.toString().endsWith(SIDECAR))
                    .sorted()
                    .map(HostileFile::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static HostileFile read(Path file) {
        try {
            List<Expected> faults = Files.readAllLines(file.resolveSibling(file.getFileName() + SIDECAR)).stream()
                    .map(line -> line.split("\\|", 3))
                    .map(parts -> Arrays.stream(parts).map(String::strip).toList())
                    .map(parts -> new Expected(Integer.parseInt(parts.get(0)), parts.get(1), parts.get(2)))
                    .toList();
            return new HostileFile(file.getFileName().toString(), Files.readAllBytes(file), faults);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
