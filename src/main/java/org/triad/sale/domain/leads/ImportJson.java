package org.triad.sale.domain.leads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** How settings and cells stand in the database. */
@Component
class ImportJson {

    private final ObjectMapper json;

    ImportJson(ObjectMapper json) {
        this.json = json;
    }

    ImportSettings settings(String text) {
        try {
            return json.readValue(text, ImportSettings.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An import's settings cannot be read: " + text, broken);
        }
    }

    String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
