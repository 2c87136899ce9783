package org.triad.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for tests, on the disk the build uses: a temporary file system in memory would know no {@code fsync}. */
final class Folders {

    private Folders() {}

    static Path empty() throws IOException {
        Path parent = Files.createDirectories(Path.of("target", "database-tests"));
        return Files.createTempDirectory(parent, "data-").toAbsolutePath();
    }
}
