package org.triad.workflow.engine.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a Camunda Form may say: components Tasklist 7.24 draws and the server checks, text without markup, conditions from the list. */
final class FormRule {

    private static final int NEWEST_SCHEMA = 16;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.DEPTH)
                            .maxStringLength(Limits.TEXT)
                            .maxNumberLength(30)
                            .build())
                    .build())
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> ROOT = Set.of(
            "id",
            "type",
            "components",
            "schemaVersion",
            "executionPlatform",
            "executionPlatformVersion",
            "exporter",
            "properties");

    private final FormComponentRule components;
    private final References references;

    FormRule(FeelCheck feel, References references) {
        this.components = new FormComponentRule(feel);
        this.references = references;
    }

    void check(byte[] content, FaultList faults) {
        Optional<String> text = Limits.text(content, faults);
        if (text.isEmpty()) {
            return;
        }
        try {
            JsonNode form = JSON.readTree(text.get());
            if (!form.isObject()
                    || !form.path("components").isArray()
                    || !form.path("id").isTextual()) {
                faults.add(
                        "it is no Camunda Form with an id and components. Draw it in Camunda Modeler for Camunda 7.");
                return;
            }
            checkForm(form, lines(text.get()), faults);
        } catch (JsonProcessingException broken) {
            faults.add(
                    broken.getLocation() == null ? 0 : broken.getLocation().getLineNr(),
                    "",
                    "it is no readable JSON: %s. Mend it, or draw it anew in Camunda Modeler."
                            .formatted(FaultList.quoted(broken.getOriginalMessage())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void checkForm(JsonNode form, Map<String, Integer> lines, FaultList faults) {
        String id = form.path("id").asText();
        if (!id.matches("[\\w.-]{1,100}")) {
            faults.add(lines.getOrDefault("/id", 1), id, "its id has other characters than letters, digits, - and _.");
        }
        if (!references.offerForm(id)) {
            faults.add(
                    lines.getOrDefault("/id", 1), id, "another form of this deployment has the same id. Rename one.");
        }
        if (form.path("schemaVersion").asInt(NEWEST_SCHEMA) > NEWEST_SCHEMA) {
            faults.add(
                    lines.getOrDefault("/schemaVersion", 1),
                    id,
                    "it is of schema version %s; Tasklist 7.24 draws %d at most. Draw it for Camunda 7.24."
                            .formatted(form.path("schemaVersion").asText(), NEWEST_SCHEMA));
        }
        form.fieldNames().forEachRemaining(name -> {
            if (!ROOT.contains(name)) {
                faults.add(
                        lines.getOrDefault("/" + name, 1),
                        id,
                        "forms may not have “%s”. %s".formatted(FaultList.quoted(name), Advice.on(name)));
            }
        });
        checkComponents(form, "", new HashSet<>(), lines, faults);
    }

    private void checkComponents(
            JsonNode parent, String path, Set<String> keys, Map<String, Integer> lines, FaultList faults) {
        JsonNode children = parent.path("components");
        for (int i = 0; i < children.size(); i++) {
            JsonNode component = children.get(i);
            String at = path + "/components/" + i;
            String label = component.path("key").asText(component.path("id").asText("component"));
            components.check(component, keys, reason -> faults.add(lines.getOrDefault(at, 1), label, reason));
            checkComponents(component, at, keys, lines, faults);
        }
    }

    /** The line every value begins at, by JSON pointer. */
    private static Map<String, Integer> lines(String text) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY && token != JsonToken.FIELD_NAME) {
                    boolean opens = token.isStructStart();
                    lines.putIfAbsent(
                            (opens ? parser.getParsingContext().getParent() : parser.getParsingContext())
                                    .pathAsPointer()
                                    .toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }
}
