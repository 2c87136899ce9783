package org.triad.workflow.engine.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/**
 * What an owner would change is taken. Each {@code .edit} of the corpus changes a shipped bundle: a line {@code @@ file}, what is there,
 * {@code == instead} and what shall be there; nothing before means a new file.
 */
@TriadTest
class HarmlessModelsIT {

    private static final Path CORPUS = Path.of("src/test/resources/harmless");
    private static final Path SHIPPED = Path.of("processes");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private ModelCheck check;

    @Autowired
    private ObjectMapper json;

    static Stream<Path> edits() {
        return list(CORPUS);
    }

    static Stream<Path> bundles() {
        return list(SHIPPED).filter(Files::isDirectory);
    }

    @Test
    void theCorpusIsThere() {
        assertThat(edits()).hasSizeGreaterThanOrEqualTo(15);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyShippedBundlePasses(Path bundle) {
        assertThat(check.faults(files(bundle))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("edits")
    void anOwnersChangeIsDeployed(Path edit) throws IOException {
        Map<String, byte[]> files = edited(Files.readString(edit));

        HttpResponse<String> answer = Visitor.withPassword(port, "priya").deploy("harmless", files);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        // Other tests go on with the shipped version.
        repositoryService.deleteDeployment(
                json.readTree(answer.body()).path("id").asText(), true);
    }

    private static Map<String, byte[]> edited(String edits) {
        Map<String, byte[]> files = new TreeMap<>();
        for (String edit : edits.split("(?m)^@@ ")) {
            if (edit.isEmpty()) {
                continue;
            }
            Path file = Path.of(edit.substring(0, edit.indexOf('\n')));
            if (files.isEmpty()) {
                files.putAll(files(SHIPPED.resolve(file.getParent())));
            }
            String[] change = edit.substring(edit.indexOf('\n') + 1).split("\n== instead\n", 2);
            String name = file.getFileName().toString();
            String before = new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
            assertThat(before).contains(change[0]);
            files.put(name, before.replace(change[0], change[1].stripTrailing()).getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static Map<String, byte[]> files(Path bundle) {
        Map<String, byte[]> files = new TreeMap<>();
        list(bundle).forEach(file -> {
            try {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        return files;
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
