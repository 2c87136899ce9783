package org.triad.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.triad.database.DatabaseKind;

/** The module as Spring Boot sees it, without the rest of the application. */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseConfigurationIT {

    private Path folder;

    @BeforeEach
    void emptyFolder() throws IOException {
        folder = Folders.empty();
    }

    @Test
    void givesSpringBootsPoolADatabaseWhenNoneIsConfigured() {
        runner().withPropertyValues("spring.datasource.hikari.maximum-pool-size=3", "spring.datasource.url=")
                .run(context -> {
                    assertThat(context).getBean(DatabaseKind.class).isEqualTo(DatabaseKind.EMBEDDED);
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
                    assertThat(pool.getJdbcUrl()).contains("reWriteBatchedInserts=true");
                    assertThat(JdbcClient.create(pool)
                                    .sql("show fsync")
                                    .query(String.class)
                                    .single())
                            .isEqualTo("on");
                });
        assertServerIsGone();
    }

    @Test
    void stopsTheServerAfterEverythingThatUsesIt() {
        runner().withUserConfiguration(LastWords.class)
                .run(context -> assertThat(context).hasSingleBean(LastWords.Farewell.class));
        assertThat(LastWords.said).as("asked of the database while closing").isEqualTo("goodbye");
        assertServerIsGone();
    }

    @Test
    void stopsTheServerWhenTheStartFailsHalfWay() {
        runner().withUserConfiguration(FailsOnceTheDatabaseIsThere.class)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage("half way"));
        assertServerIsGone();
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        runner().withPropertyValues("triad.database.port=70000")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("must be less than or equal to 65535"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsASecondStartInOneSentenceAndNoStack(CapturedOutput output) throws IOException {
        try (FolderLock other = FolderLock.take(folder)) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> application("triad.database.folder=" + folder))
                    .isInstanceOf(Exception.class);
        }
        assertThat(output)
                .contains(
                        "The data folder %s is in use by another Triad (process %d). Stop it, or set triad.database.folder to another folder."
                                .formatted(folder, ProcessHandle.current().pid()))
                .doesNotContain("\tat ");
    }

    @Test
    void leavesTheFolderAloneWhenADatasourceIsConfigured() {
        runner().run(embedded -> {
            EmbeddedDatabase server = embedded.getBean(EmbeddedDatabase.class);
            Path untouched = folder.resolveSibling("untouched");
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                    .withUserConfiguration(Module.class)
                    .withPropertyValues(
                            "triad.database.folder=" + untouched,
                            "spring.datasource.url=" + server.getJdbcUrl(),
                            "spring.datasource.username=" + server.getUsername(),
                            "spring.datasource.password=" + server.getPassword())
                    .run(external -> {
                        assertThat(external).getBean(DatabaseKind.class).isEqualTo(DatabaseKind.EXTERNAL);
                        assertThat(external).doesNotHaveBean(EmbeddedDatabase.class);
                        assertThat(JdbcClient.create(external.getBean(DataSource.class))
                                        .sql("select 1")
                                        .query(Integer.class)
                                        .single())
                                .isEqualTo(1);
                        assertThat(untouched).doesNotExist();
                    });
        });
    }

    @Test
    void tellsInOneSentenceThatAConfiguredDatabaseCannotBeUsed(CapturedOutput output) {
        runner().run(embedded -> {
            EmbeddedDatabase server = embedded.getBean(EmbeddedDatabase.class);
            assertThatThrownBy(() -> application(
                            "spring.datasource.url=" + server.getJdbcUrl() + "&password=in-the-url",
                            "spring.datasource.username=" + server.getUsername()))
                    .isInstanceOf(Exception.class);
        });
        assertThat(output)
                .contains("/triad cannot be used: FATAL: password authentication failed for user \"triad\".")
                .contains("Check spring.datasource.url, spring.datasource.username and spring.datasource.password.")
                .doesNotContain("in-the-url")
                .doesNotContain("\tat ");
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withUserConfiguration(Module.class)
                .withPropertyValues("triad.database.folder=" + folder);
    }

    private static ConfigurableApplicationContext application(String... properties) {
        SpringApplication application = new SpringApplicationBuilder(Module.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .properties("spring.config.name=none")
                .build();
        return application.run();
    }

    private void assertServerIsGone() {
        Path cluster = new DataFolder(folder).home().cluster();
        assertThat(Files.exists(cluster.resolve("PG_VERSION"))).isTrue();
        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
        try {
            FolderLock.take(folder).close();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ComponentScan("org.triad.database")
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class Module {}

    static class LastWords {

        private static String said;

        record Farewell(DataSource database) implements AutoCloseable {
            @Override
            public void close() {
                said = JdbcClient.create(database)
                        .sql("select 'goodbye'")
                        .query(String.class)
                        .single();
            }
        }

        @Bean
        Farewell farewell(DataSource database) {
            return new Farewell(database);
        }
    }

    static class FailsOnceTheDatabaseIsThere {
        @Bean
        Object failing(DataSource database) {
            JdbcClient.create(database).sql("select 1").query(Integer.class).single();
            throw new IllegalStateException("half way");
        }
    }
}
