package org.triad.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The description of the REST interface as Triad serves it, and whether an answer is one it promises. */
final class ApiDocument {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private static final int FAULTS_SHOWN = 5;

    private final ObjectMapper json;

    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    ApiDocument(String document, ObjectMapper json) throws java.io.IOException {
        this.json = json;
        this.document = json.readTree(document);
    }

    /** One thing that can be asked for. */
    record Operation(String method, String path, JsonNode description) {

        List<JsonNode> parameters() {
            List<JsonNode> parameters = new ArrayList<>();
            description.path("parameters").forEach(parameters::add);
            return parameters;
        }

        /** Media type and schema of the body it takes. */
        Optional<Map.Entry<String, JsonNode>> body() {
            return description.at("/requestBody/content").properties().stream()
                    .findFirst()
                    .map(content ->
                            Map.entry(content.getKey(), content.getValue().path("schema")));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue()))));
        return operations;
    }

    /** The schema itself where it only names another. */
    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : resolved(document.at(reference.substring(1)));
    }

    /** Why this answer is not as documented; empty if it is. */
    Optional<String> fault(Operation operation, HttpResponse<String> answer) {
        JsonNode promised = operation.description().path("responses").path(String.valueOf(answer.statusCode()));
        if (promised.isMissingNode()) {
            return Optional.of("status %d is not documented".formatted(answer.statusCode()));
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        JsonNode content = promised.path("content");
        if (content.isEmpty()) {
            return answer.body().isEmpty()
                    ? Optional.empty()
                    : Optional.of("a body of %s where none is documented".formatted(type));
        }
        JsonNode media = content.has(type) ? content.path(type) : content.path("*/*");
        if (media.isMissingNode()) {
            return Optional.of("media type “%s” is not documented for %d".formatted(type, answer.statusCode()));
        }
        return type.endsWith("json")
                ? against(operation + " " + answer.statusCode(), media, answer.body())
                : Optional.empty();
    }

    private Optional<String> against(String name, JsonNode media, String body) {
        JsonSchema schema = schemas.computeIfAbsent(name, none -> {
            ObjectNode root = media.path("schema").deepCopy();
            root.set("components", document.path("components"));
            JsonSchema made = SCHEMAS.getSchema(root);
            // Several threads ask it, and it would be made ready by the first.
            made.initializeValidators();
            return made;
        });
        try {
            String faults = schema.validate(json.readTree(body)).stream()
                    .limit(FAULTS_SHOWN)
                    .map(Object::toString)
                    .collect(Collectors.joining("; "));
            return faults.isEmpty() ? Optional.empty() : Optional.of(faults);
        } catch (java.io.IOException unreadable) {
            return Optional.of("unreadable: " + unreadable.getMessage());
        }
    }
}
