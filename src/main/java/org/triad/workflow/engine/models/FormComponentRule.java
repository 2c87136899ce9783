package org.triad.workflow.engine.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What one component of a form may be and say. */
final class FormComponentRule {

    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "checkbox", "checklist", "radio", "select", "taglist", "datetime");
    private static final Set<String> SHOWN = Set.of("text", "group", "separator", "spacer", "button");

    private static final Set<String> PROPERTIES = Set.of(
            "id",
            "type",
            "key",
            "label",
            "dateLabel",
            "timeLabel",
            "description",
            "text",
            "values",
            "validate",
            "conditional",
            "layout",
            "subtype",
            "defaultValue",
            "disabled",
            "readonly",
            "appearance",
            "components",
            "decimalDigits",
            "increment",
            "serializeToString",
            "searchable",
            "use24h",
            "timeInterval",
            "timeSerializingFormat",
            "disallowPassedDates",
            "action",
            "showOutline",
            "verticalAlignment",
            "height",
            "properties");
    private static final Set<String> RULES = Set.of(
            "required", "minLength", "maxLength", "min", "max", "pattern", "patternErrorMessage", "validationType");

    private static final Pattern KEY = Pattern.compile("[A-Za-z_]\\w{0,99}");
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]|&#|!\\[");
    private static final Pattern LINK =
            Pattern.compile("(?i)\\]\\s*\\(\\s*(?!https://|/|#)|(javascript|vbscript|data)\\s*:");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern NAME_IN_TEMPLATE = Pattern.compile("\\s*[A-Za-z_][\\w.]{0,199}\\s*");
    private static final int LONGEST_PATTERN = 200;

    private final FeelCheck feel;

    FormComponentRule(FeelCheck feel) {
        this.feel = feel;
    }

    void check(JsonNode component, Set<String> keys, Consumer<String> fault) {
        String type = component.path("type").asText();
        if (!INPUTS.contains(type) && !SHOWN.contains(type)) {
            fault.accept("forms may not have %s: Tasklist draws it, but the server cannot check it. Use one of: %s."
                    .formatted(FaultList.quoted(type), String.join(", ", new java.util.TreeSet<>(INPUTS))));
        }
        String key = component.path("key").asText();
        if (INPUTS.contains(type) && !KEY.matcher(key).matches()) {
            fault.accept("the key %s is no name. Use letters, digits and _.".formatted(FaultList.quoted(key)));
        } else if (INPUTS.contains(type) && !keys.add(key)) {
            fault.accept("two fields have the key “%s”. Rename one.".formatted(key));
        }
        component.properties().forEach(property -> checkProperty(property, fault));
        component.path("validate").fieldNames().forEachRemaining(rule -> {
            if (!RULES.contains(rule)) {
                fault.accept("the server does not know the rule %s. Remove it.".formatted(FaultList.quoted(rule)));
            }
        });
        checkPattern(component.path("validate").path("pattern").asText(), fault);
        checkCondition(component.path("conditional"), fault);
    }

    private static void checkProperty(Map.Entry<String, JsonNode> property, Consumer<String> fault) {
        String name = property.getKey();
        if (!PROPERTIES.contains(name)) {
            fault.accept("a component may not have %s. %s".formatted(FaultList.quoted(name), Advice.on(name)));
        } else if (!name.equals("components") && !name.equals("conditional") && !name.equals("validate")) {
            checkTexts(property.getValue(), fault);
        }
    }

    private static void checkTexts(JsonNode value, Consumer<String> fault) {
        value.forEach(child -> checkTexts(child, fault));
        if (!value.isTextual()) {
            return;
        }
        String text = value.asText();
        if (text.startsWith("=")) {
            fault.accept("it computes %s. Only conditional.hide may.".formatted(FaultList.quoted(text)));
        }
        if (ExpressionCheck.isExpression(text)) {
            fault.accept("there is an expression in %s. Forms have none.".formatted(FaultList.quoted(text)));
        }
        if (MARKUP.matcher(text).find() || LINK.matcher(text).find()) {
            fault.accept("there is markup, a picture or a script link in %s. Write plain text or Markdown."
                    .formatted(FaultList.quoted(text)));
        }
        if (Limits.hidesSomething(text)) {
            fault.accept("there are characters nobody sees in %s. Remove them.".formatted(FaultList.quoted(text)));
        }
        Matcher template = TEMPLATE.matcher(text);
        while (template.find()) {
            if (!NAME_IN_TEMPLATE.matcher(template.group(1)).matches()) {
                fault.accept("%s computes. Between {{ and }} stands a name, such as campaign.brief."
                        .formatted(FaultList.quoted(template.group())));
            }
        }
    }

    private void checkCondition(JsonNode conditional, Consumer<String> fault) {
        String hide = conditional.path("hide").asText();
        if (!hide.isEmpty() && !hide.startsWith("=")) {
            fault.accept("the condition %s does not begin with =.".formatted(FaultList.quoted(hide)));
        } else if (!hide.isEmpty()) {
            feel.fault(hide.substring(1))
                    .ifPresent(reason -> fault.accept("%s has %s".formatted(FaultList.quoted(hide), reason)));
        }
    }

    private static void checkPattern(String pattern, Consumer<String> fault) {
        if (pattern.length() > LONGEST_PATTERN) {
            fault.accept("its pattern is longer than %d characters. Shorten it.".formatted(LONGEST_PATTERN));
            return;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            fault.accept("its pattern %s cannot be read: %s. Correct it."
                    .formatted(FaultList.quoted(pattern), broken.getDescription()));
        }
    }
}
