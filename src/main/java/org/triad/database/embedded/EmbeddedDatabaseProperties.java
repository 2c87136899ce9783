package org.triad.database.embedded;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The PostgreSQL Triad runs itself. Nothing here is read when {@code spring.datasource.url} is configured.
 *
 * @param folder the data folder, relative to the working directory or absolute; created if it is missing. Text rather than a path,
 *     since Spring would look for a relative path among the classes first
 * @param port the port on 127.0.0.1; 0 takes any free one
 * @param maxConnections how many sessions the server allows; must exceed the pool's size
 * @param startTimeout how long the server may take to accept connections, crash recovery included
 * @param stopTimeout how long the server may take to stop by itself before it is ended forcibly
 */
@Validated
@ConfigurationProperties("triad.database")
record EmbeddedDatabaseProperties(
        @DefaultValue("data") @NotBlank String folder,
        @DefaultValue("0") @Min(0) @Max(65535) int port,
        @DefaultValue("60") @Min(10) @Max(1000) int maxConnections,
        @DefaultValue("60s") @DurationMin(seconds = 1) Duration startTimeout,
        @DefaultValue("5s") @DurationMin(seconds = 1) Duration stopTimeout) {

    Path folderPath() {
        return Path.of(folder).toAbsolutePath().normalize();
    }
}
