package org.triad.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What is offered to one form that is being opened. What the form does not mention is never computed. */
public final class FormContents {

    /** The names forms may show as {@code campaign.<name>}; where a module offers nothing the text is empty. */
    public static final List<String> TEXTS = List.of(
            "headline",
            "brief",
            "earlyInput",
            "reviews",
            "preparation",
            "decisions",
            "numbers",
            "feedback",
            "demand",
            "handover",
            "lookBack",
            "agenda",
            "actionItem");

    private final Set<String> inputs;
    private final String schema;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /**
     * @param inputs keys of the form's input fields
     * @param schema the form's JSON
     */
    public FormContents(Set<String> inputs, String schema) {
        this.inputs = inputs;
        this.schema = schema;
    }

    /** Offers Markdown for {@code campaign.<name>}; whatever a person typed in it must have passed through {@link Markdown}. */
    public void text(String name, Supplier<String> markdown) {
        if (schema.contains("campaign." + name)) {
            texts.put(name, markdown.get());
        }
    }

    /** Offers the prefilled value of an input field: text, number, boolean or a list of texts. */
    public void field(String key, Supplier<?> value) {
        if (inputs.contains(key)) {
            fields.put(key, value.get());
        }
    }

    public Map<String, String> texts() {
        return texts;
    }

    public Map<String, Object> fields() {
        return fields;
    }
}
