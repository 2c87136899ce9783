package org.triad.workflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A deployed Camunda Form as the server reads it. */
final class FormSchema {

    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "checkbox", "checklist", "radio", "select", "taglist", "datetime");
    private static final Set<String> LISTS = Set.of("checklist", "taglist");

    private final String json;
    private final List<FormField> fields = new ArrayList<>();

    FormSchema(String json, JsonNode root) {
        this.json = json;
        collect(root.path("components"));
    }

    private void collect(JsonNode components) {
        for (JsonNode component : components) {
            if (INPUTS.contains(component.path("type").asText())) {
                fields.add(new FormField(component));
            }
            collect(component.path("components"));
        }
    }

    String json() {
        return json;
    }

    List<FormField> fields() {
        return fields;
    }

    Set<String> inputs() {
        Set<String> keys = new LinkedHashSet<>();
        fields.forEach(field -> keys.add(field.key()));
        return keys;
    }

    /** The fields whose value is a list. */
    Set<String> lists() {
        Set<String> keys = new LinkedHashSet<>();
        fields.stream().filter(field -> LISTS.contains(field.type())).forEach(field -> keys.add(field.key()));
        return keys;
    }
}
