package org.triad.workflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.triad.kernel.PlainText;

/**
 * One input of a Camunda Form and the rules it states. The same rules hold in the browser; the schema's words are those of form-js 1.8.
 */
final class FormField {

    /** The engine keeps a text variable in a column of this length. */
    private static final int LONGEST_TEXT = 4000;

    private final JsonNode component;

    FormField(JsonNode component) {
        this.component = component;
    }

    String key() {
        return component.path("key").asText();
    }

    String type() {
        return component.path("type").asText();
    }

    String label() {
        String label =
                component.path("label").asText(component.path("dateLabel").asText(""));
        return label.isBlank() ? key() : label;
    }

    /** The FEEL expression that hides the field, without the leading equals sign. */
    Optional<String> hiddenWhen() {
        String hide = component.path("conditional").path("hide").asText("");
        return hide.startsWith("=") ? Optional.of(hide.substring(1)) : Optional.empty();
    }

    /**
     * What is wrong with a value, as a sentence, or empty.
     *
     * @param value text, number, boolean, a collection of texts, or null where nothing was entered
     */
    Optional<String> fault(Object value) {
        if (isMissing(value)) {
            return rule("required").asBoolean(false) ? says("needs an answer.") : Optional.empty();
        }
        return switch (type()) {
            case "number" -> numberFault(value);
            case "checkbox" -> value instanceof Boolean ? Optional.empty() : says("is either ticked or not.");
            case "radio", "select" ->
                options().contains(String.valueOf(value))
                        ? Optional.empty()
                        : says("has no option “" + shortened(value) + "”.");
            case "checklist", "taglist" -> listFault(value);
            case "datetime" -> dateFault(value);
            default -> textFault(value);
        };
    }

    private boolean isMissing(Object value) {
        return value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> list && list.isEmpty()
                || Boolean.FALSE.equals(value) && type().equals("checkbox");
    }

    private Optional<String> textFault(Object value) {
        if (!(value instanceof String text)) {
            return says("must be text.");
        }
        int longest = rule("maxLength").asInt(LONGEST_TEXT);
        if (text.length() > longest) {
            return says("has %,d characters; %,d are the most.".formatted(text.length(), longest));
        }
        if (text.length() < rule("minLength").asInt(0)) {
            return says(
                    "needs at least %,d characters.".formatted(rule("minLength").asInt()));
        }
        Optional<String> fault = type().equals("textarea") ? PlainText.fault(text) : PlainText.faultOfLine(text);
        if (fault.isPresent()) {
            return says(fault.get());
        }
        String pattern = rule("pattern").asText("");
        return !pattern.isEmpty() && !BoundedText.matches(text, pattern)
                ? says("does not have the expected form.")
                : Optional.empty();
    }

    private Optional<String> numberFault(Object value) {
        BigDecimal number;
        try {
            number = new BigDecimal(String.valueOf(value));
        } catch (NumberFormatException notANumber) {
            return says("must be a number, not “" + shortened(value) + "”.");
        }
        if (rule("min").isNumber() && number.compareTo(rule("min").decimalValue()) < 0) {
            return says("must be %s or more.".formatted(rule("min").asText()));
        }
        if (rule("max").isNumber() && number.compareTo(rule("max").decimalValue()) > 0) {
            return says("must be %s or less.".formatted(rule("max").asText()));
        }
        JsonNode digits = component.path("decimalDigits");
        return digits.isInt() && number.stripTrailingZeros().scale() > digits.asInt()
                ? says("may have %d decimals.".formatted(digits.asInt()))
                : Optional.empty();
    }

    private Optional<String> listFault(Object value) {
        if (!(value instanceof Collection<?> list)) {
            return says("must be a list.");
        }
        Set<String> options = options();
        return list.stream()
                .map(String::valueOf)
                .filter(entry -> !options.contains(entry))
                .findFirst()
                .flatMap(entry -> says("has no option “" + shortened(entry) + "”."));
    }

    private Optional<String> dateFault(Object value) {
        if (!component.path("subtype").asText().equals("date")) {
            return textFault(value);
        }
        try {
            LocalDate.parse(String.valueOf(value));
            return Optional.empty();
        } catch (DateTimeParseException notADate) {
            return says("must be a date such as 2027-03-31, not “" + shortened(value) + "”.");
        }
    }

    private Set<String> options() {
        Set<String> options = new LinkedHashSet<>();
        component
                .path("values")
                .forEach(option -> options.add(option.path("value").asText()));
        return options;
    }

    private JsonNode rule(String name) {
        return component.path("validate").path(name);
    }

    private Optional<String> says(String fault) {
        return Optional.of("“" + label() + "” " + fault);
    }

    private static String shortened(Object value) {
        String text = PlainText.inOneLine(PlainText.visible(String.valueOf(value)));
        return text.codePointCount(0, text.length()) > 40
                ? text.substring(0, text.offsetByCodePoints(0, 40)) + "…"
                : text;
    }
}
