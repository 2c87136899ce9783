package org.triad.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is packed, and how it is started. */
class PackagingTest {

    private static final Pattern SECRET = Pattern.compile(
            "(?im)^\\s*[\\w.-]*(password|secret|token|api-?key)[\\w.-]*\\s*[:=]\\s*(?!\\$\\{)[\"']?\\S+");

    @Test
    void theImageRunsAsAUserOfItsOwn() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("Dockerfile"));

        assertThat(lines).contains("USER triad");
        assertThat(lines.indexOf("USER triad")).isLessThan(lines.size() - 1);
        assertThat(Files.readString(Path.of("docker-compose.yml")))
                .contains("cap_drop: [ALL]", "no-new-privileges:true")
                .doesNotContain("privileged:", "/var/run/docker.sock");
    }

    @Test
    void theImageHoldsTheJarAndNothingElse() throws IOException {
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).containsExactly("*", "!target/triad-*.jar");
    }

    @Test
    void nothingIsStartedWithAPasswordEverybodyKnows() throws IOException {
        assertThat(SECRET.matcher(Files.readString(Path.of("docker-compose.yml")))
                        .results())
                .isEmpty();
        assertThat(SECRET.matcher(Files.readString(Path.of("src/main/resources/application.yaml")))
                        .results())
                .isEmpty();
        assertThat(SECRET.matcher("  password: triad").find()).isTrue();
    }

    @Test
    void inContainersLogsAreJson() throws IOException {
        assertThat(Files.readString(Path.of("docker-compose.yml"))).contains("LOGGING_STRUCTURED_FORMAT_CONSOLE: ecs");
    }

    @Test
    void theProxyHoldsBackWhoeverCallsWithoutAPause() throws IOException {
        assertThat(Files.readString(Path.of("src/main/docker/nginx.conf")))
                .containsPattern("limit_req_zone \\$binary_remote_addr zone=callers:\\d+m rate=\\d+r/s;")
                .containsPattern("location / \\{\\s+limit_req zone=callers burst=\\d+ nodelay;")
                .contains("limit_req_status 429;");
    }

    @Test
    void theJarListsWhatItIsMadeOf() throws IOException {
        JsonNode materials = new ObjectMapper()
                .readTree(Path.of("target/classes/META-INF/sbom/application.cdx.json")
                        .toFile());

        assertThat(materials.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(materials.path("components").findValuesAsText("name"))
                .contains("camunda-engine", "spring-security-web", "postgresql")
                .doesNotContain("spring-boot-devtools", "h2");
    }
}
