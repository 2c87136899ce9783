package org.triad.workflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Finds the form a user task or start event names in its own deployment. A deployment never changes, so what was read is kept. */
@Component
class FormSchemas {

    private final RepositoryService repositoryService;
    private final ActingPerson acting;
    private final ObjectMapper json;
    private final Map<String, Optional<FormSchema>> read = new ConcurrentHashMap<>();

    FormSchemas(RepositoryService repositoryService, ActingPerson acting, ObjectMapper json) {
        this.repositoryService = repositoryService;
        this.acting = acting;
        this.json = json;
    }

    /** The form with this id in the deployment, or empty where it has none. */
    Optional<FormSchema> find(String deploymentId, String formId) {
        return read.computeIfAbsent(
                deploymentId + "/" + formId, key -> acting.asNobody(() -> load(deploymentId, formId)));
    }

    private Optional<FormSchema> load(String deploymentId, String formId) {
        return repositoryService.getDeploymentResourceNames(deploymentId).stream()
                .filter(name -> name.endsWith(".form"))
                .sorted()
                .map(name -> content(deploymentId, name))
                .map(this::parsed)
                .filter(form -> form.root().path("id").asText().equals(formId))
                .findFirst()
                .map(form -> new FormSchema(form.text(), form.root()));
    }

    private record Parsed(String text, JsonNode root) {}

    private Parsed parsed(String text) {
        try {
            return new Parsed(text, json.readTree(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String content(String deploymentId, String name) {
        try (InputStream resource = repositoryService.getResourceAsStream(deploymentId, name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
