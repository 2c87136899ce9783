package org.triad.workflow.engine.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.Refusal;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Every file of the corpus is refused through every door, with its line and its reason, and leaves nothing behind. */
@TriadTest
class HostileModelsIT {

    private static final String HEAD =
            "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\">";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private final String deployment = "hostile " + UUID.randomUUID();

    static Stream<HostileFile> corpus() {
        return HostileFile.all().stream();
    }

    @Test
    void theCorpusIsThere() {
        assertThat(HostileFile.all()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void isRefusedOverRestWithLineAndReason(HostileFile file) throws Exception {
        HttpResponse<String> answer =
                Visitor.withPassword(port, "priya").deploy(deployment, Map.of(file.name(), file.content()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertSaysWhy(json.readTree(answer.body()).path("message").asText(), file);
        assertNothingIsLeft(file.name());
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void isRefusedFromJavaInTheSameWords(HostileFile file) {
        Throwable refusal = catchThrowable(() -> deploy(Map.of(file.name(), file.content())));

        assertThat(refusal).isInstanceOf(Refusal.class);
        assertSaysWhy(refusal.getMessage(), file);
        assertNothingIsLeft(file.name());
    }

    @Test
    void oneHostileFileKeepsTheWholeBundleOut() {
        HostileFile hostile = HostileFile.all().get(0);
        Map<String, byte[]> files = new TreeMap<>();
        files.put(hostile.name(), hostile.content());
        files.put("fine.form", "{\"id\": \"fine\", \"components\": []}".getBytes(StandardCharsets.UTF_8));

        assertThat(catchThrowable(() -> deploy(files))).hasMessageStartingWith("Nothing was deployed.\n");
        assertNothingIsLeft("fine.form");
    }

    @Test
    void tooLargeAFileIsRefused() {
        byte[] large = (HEAD + " ".repeat(Limits.FILE_BYTES) + "</bpmn:definitions>").getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowable(() -> deploy(Map.of("large.bpmn", large))))
                .hasMessageContaining("large.bpmn: it has 1,000,1")
                .hasMessageContaining("1,000,000 are the most");
    }

    @Test
    void tooManyElementsAreRefused() {
        byte[] many = (HEAD + "<bpmn:message id=\"m\"/>".repeat(Limits.ELEMENTS + 2) + "</bpmn:definitions>")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowable(() -> deploy(Map.of("many.bpmn", many))))
                .hasMessageContaining("it has more than 20,000 elements");
    }

    @Test
    void tooManyFilesAreRefused() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i <= Limits.FILES; i++) {
            files.put(i + ".form", "{}".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(catchThrowable(() -> deploy(files))).hasMessageContaining("it has 61 files; 60 are the most");
    }

    @Test
    void aNameThatLeadsElsewhereIsRefused() {
        assertThat(catchThrowable(() -> deploy(Map.of("../evil.form", "{}".getBytes(StandardCharsets.UTF_8)))))
                .hasMessageContaining("a file has a plain name");
    }

    private void assertSaysWhy(String message, HostileFile file) {
        assertThat(file.faults()).isNotEmpty();
        assertThat(message).startsWith("Nothing was deployed.\n");
        assertThat(file.faults())
                .allSatisfy(expected -> assertThat(message.split("\n"))
                        .as(expected.toString())
                        .anySatisfy(line -> assertThat(line)
                                .startsWith(expected.place(file.name()))
                                .contains(expected.reason())));
    }

    private void assertNothingIsLeft(String file) {
        assertThat(count("select count(*) from act_re_deployment where name_ = :name", deployment))
                .isZero();
        assertThat(count("select count(*) from act_ge_bytearray where name_ = :name", file))
                .isZero();
        assertThat(count("select count(*) from act_re_procdef where resource_name_ = :name", file))
                .isZero();
        assertThat(count("select count(*) from act_re_decision_def where resource_name_ = :name", file))
                .isZero();
    }

    private long count(String sql, String name) {
        return jdbc.sql(sql).param("name", name).query(Long.class).single();
    }

    private void deploy(Map<String, byte[]> files) {
        var builder = repositoryService.createDeployment().name(deployment);
        files.forEach((name, content) -> builder.addInputStream(name, new ByteArrayInputStream(content)));
        builder.deploy();
    }
}
