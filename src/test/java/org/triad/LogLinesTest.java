package org.triad;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.core.io.ClassPathResource;

/** An event begins where a line of the log begins, whatever somebody typed. */
class LogLinesTest {

    private final LoggerContext logging = new LoggerContext();
    private final PatternLayout layout = new PatternLayout();

    @BeforeEach
    void likeTheConsole() {
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        Properties found = settings.getObject();
        layout.setContext(logging);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern(found.getProperty("logging.pattern.console"));
        layout.start();
    }

    @Test
    void aLineBreakInAMessageBeginsNoEvent() {
        String line = written(
                "Signed in: mara\n2026-01-01T00:00:00.000Z  INFO Signed in: admin\r\u2028\u001B[2J\u202Egnp", null);

        assertThat(line.stripTrailing().split("\\R")).hasSize(2);
        assertThat(line).contains("Signed in: mara\n    2026-01-01").doesNotContain("\u001B", "\u202E", "\u2028", "\r");
    }

    @Test
    void theLinesOfAStackAreNoEvents() {
        String lines =
                written("Failed", new IllegalStateException("mara\n2026-01-01T00:00:00.000Z  INFO Signed in: admin"));

        assertThat(lines.strip().lines().skip(1).filter(line -> !line.isBlank()))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("    "));
    }

    @Test
    void timesAreInUtc() {
        assertThat(written("Ready", null)).matches("(?s)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z .*");
    }

    private String written(String message, Throwable failure) {
        return layout.doLayout(new LoggingEvent(
                getClass().getName(), logging.getLogger("org.triad.Test"), Level.INFO, message, failure, null));
    }
}
