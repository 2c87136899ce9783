package org.triad.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Real data that lies beside the project where it is there; it is never part of it. */
public final class SharedData {

    private static final Path SALES_PIPELINE = Path.of("crm-sales-opportunities", "sales_pipeline.csv");

    private SharedData() {}

    /** 8,800 opportunities of a hardware seller, from {@code shared/data} beside or above the project or from {@code triad.data}. */
    public static Optional<Path> salesPipeline() {
        Stream<Path> named = Stream.ofNullable(System.getProperty("triad.data")).map(Path::of);
        Stream<Path> above = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("data"));
        return Stream.concat(named, above)
                .map(folder -> folder.resolve(SALES_PIPELINE))
                .filter(Files::isReadable)
                .findFirst();
    }
}
