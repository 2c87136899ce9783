package org.triad.workflow.engine.models;

import java.util.List;
import java.util.Optional;

/**
 * One element of a file as it is read, with those around it but not those within.
 *
 * @param namespace never null
 * @param line where its start tag begins
 */
record XmlElement(
        String namespace, String name, int line, XmlElement parent, List<Attribute> attributes, StringBuilder text) {

    /**
     * @param namespace empty for those without a prefix
     */
    record Attribute(String namespace, String name, String value) {}

    Optional<String> attribute(String namespace, String name) {
        return attributes.stream()
                .filter(attribute -> attribute.namespace().equals(namespace)
                        && attribute.name().equals(name))
                .map(Attribute::value)
                .findFirst();
    }

    /** The id of this element or of the nearest around it; the kind of this one where none has an id. */
    String label() {
        for (XmlElement element = this; element != null && element.parent != null; element = element.parent) {
            Optional<String> id = element.attribute("", "id");
            if (id.isPresent()) {
                return id.get();
            }
        }
        return name;
    }
}
