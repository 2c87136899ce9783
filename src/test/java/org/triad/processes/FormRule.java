package org.triad.processes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.triad.workflow.FormContents;

/** A form is one Tasklist 7.24 can draw, the server can check and the live contents can fill. */
final class FormRule implements Rule {

    private static final int SCHEMA_OF_FORM_JS_1_8 = 16;
    private static final Set<String> INPUTS = Set.of(
            "textfield", "textarea", "number", "checkbox", "checklist", "radio", "select", "taglist", "datetime");

    /** What form-js 1.8.7 draws and neither takes what nobody checks nor shows markup somebody typed. */
    private static final Set<String> SHOWN = Set.of("text", "group", "separator", "spacer");

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern EMPTY_TEXT = Pattern.compile("=campaign\\.(\\w+) = \"\"");
    private static final Pattern EMPTY_FIELD = Pattern.compile("=(\\w+) = null or \\1 = \"\"");
    private static final Pattern OTHER_CHOICE = Pattern.compile("=(\\w+) != \"(\\w+)\"");

    private final Map<String, ProcessObject> objects;

    FormRule(Map<String, ProcessObject> objects) {
        this.objects = objects;
    }

    /** The components that ask something, by key. */
    static Map<String, JsonNode> inputs(JsonNode form) {
        Map<String, JsonNode> inputs = new LinkedHashMap<>();
        components(form).stream()
                .filter(component -> INPUTS.contains(component.path("type").asText()))
                .forEach(component -> inputs.put(component.path("key").asText(), component));
        return inputs;
    }

    private static Collection<JsonNode> components(JsonNode parent) {
        Collection<JsonNode> all = new java.util.ArrayList<>();
        parent.path("components").forEach(component -> {
            all.add(component);
            all.addAll(components(component));
        });
        return all;
    }

    @Override
    public void check(BundleFolder bundle, Consumer<String> broken) {
        Set<String> used = new TreeSet<>();
        bundle.elements(UserTask.class).forEach(task -> used.add(String.valueOf(task.getCamundaFormRef())));
        bundle.elements(StartEvent.class).stream()
                .filter(start -> start.getCamundaFormRef() != null)
                .forEach(start -> {
                    used.add(start.getCamundaFormRef());
                    if (!bundle.forms().containsKey(start.getCamundaFormRef())
                            || !"deployment".equals(start.getCamundaFormRefBinding())) {
                        broken.accept(
                                "“%s” starts with a form that is not in its deployment.".formatted(start.getName()));
                    }
                });
        bundle.forms().forEach((name, form) -> {
            if (!used.contains(name)) {
                broken.accept("Form %s is shown nowhere.".formatted(name));
            }
            check(name, form, fault -> broken.accept("Form %s %s".formatted(name, fault)));
        });
    }

    private void check(String name, JsonNode form, Consumer<String> broken) {
        if (!form.path("id").asText().equals(name)) {
            broken.accept("has the id “%s”.".formatted(form.path("id").asText()));
        }
        if (form.path("schemaVersion").asInt() != SCHEMA_OF_FORM_JS_1_8
                || !form.path("executionPlatform").asText().equals("Camunda Platform")) {
            broken.accept("is not one of form-js 1.8 for Camunda 7.");
        }
        Set<String> keys = new TreeSet<>();
        Set<String> facts = new TreeSet<>();
        objects.values().forEach(object -> facts.addAll(object.in("Facts")));
        for (JsonNode component : components(form)) {
            String type = component.path("type").asText();
            String key = component.path("key").asText("");
            if (!INPUTS.contains(type) && !SHOWN.contains(type)) {
                broken.accept("uses a “%s”.".formatted(type));
            }
            if (INPUTS.contains(type) && (key.isEmpty() || !keys.add(key))) {
                broken.accept("asks “%s” twice or without a key.".formatted(key));
            }
            if (facts.contains(key)) {
                broken.accept("asks for the fact “%s”.".formatted(key));
            }
            if (INPUTS.contains(type)
                    && component.path("label").asText("").isBlank()
                    && component.path("dateLabel").asText("").isBlank()) {
                broken.accept("does not say what “%s” means.".formatted(key));
            }
            checkExpressions(form, component, broken);
        }
    }

    private static void checkExpressions(JsonNode form, JsonNode component, Consumer<String> broken) {
        String hide = component.path("conditional").path("hide").asText("");
        if (!hide.isEmpty() && !isKnownCondition(form, hide)) {
            broken.accept("hides something by “%s”.".formatted(hide));
        }
        component.properties().forEach(field -> {
            String text = field.getValue().asText("");
            if (text.startsWith("=")) {
                broken.accept("computes its “%s”.".formatted(field.getKey()));
            }
            Matcher template = TEMPLATE.matcher(text);
            while (template.find()) {
                if (!field.getKey().equals("text")
                        || !template.group(1).startsWith("campaign.")
                        || !isText(template.group(1).substring("campaign.".length()))) {
                    broken.accept("shows “%s”, which nobody offers.".formatted(template.group(1)));
                }
            }
        });
    }

    private static boolean isKnownCondition(JsonNode form, String hide) {
        Matcher emptyText = EMPTY_TEXT.matcher(hide);
        if (emptyText.matches()) {
            return isText(emptyText.group(1));
        }
        Matcher emptyField = EMPTY_FIELD.matcher(hide);
        if (emptyField.matches()) {
            return inputs(form).containsKey(emptyField.group(1));
        }
        Matcher otherChoice = OTHER_CHOICE.matcher(hide);
        return otherChoice.matches()
                && options(inputs(form).get(otherChoice.group(1))).contains(otherChoice.group(2));
    }

    private static Set<String> options(JsonNode field) {
        Set<String> options = new TreeSet<>();
        if (field != null) {
            field.path("values")
                    .forEach(option -> options.add(option.path("value").asText()));
        }
        return options;
    }

    private static boolean isText(String name) {
        return FormContents.TEXTS.contains(name);
    }
}
