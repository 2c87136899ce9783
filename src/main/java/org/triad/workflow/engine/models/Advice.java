package org.triad.workflow.engine.models;

import java.util.Map;

/** What to do instead of what is most often met and not allowed. */
final class Advice {

    private static final String NO_SCRIPTS =
            "Models run no scripts: compare facts in a condition, use a decision table, or ask for a bean.";
    private static final String NO_CLASSES =
            "Models run no classes: name a listed bean with camunda:delegateExpression.";
    private static final String NO_FORMS =
            "Draw a Camunda Form, deploy it with the diagram and name it with camunda:formRef.";
    private static final String NO_CONNECTORS = "Models call no other systems: ask for a bean that does.";

    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("scriptTask", NO_SCRIPTS),
            Map.entry("script", NO_SCRIPTS),
            Map.entry("scriptFormat", NO_SCRIPTS),
            Map.entry("resource", NO_SCRIPTS),
            Map.entry("language", NO_SCRIPTS),
            Map.entry("class", NO_CLASSES),
            Map.entry("variableMappingClass", "Map variables with camunda:in and camunda:out."),
            Map.entry("variableMappingDelegateExpression", "Map variables with camunda:in and camunda:out."),
            Map.entry("formHandlerClass", NO_FORMS),
            Map.entry("formKey", NO_FORMS),
            Map.entry("formData", NO_FORMS),
            Map.entry("formField", NO_FORMS),
            Map.entry("formProperty", NO_FORMS),
            Map.entry("validation", NO_FORMS),
            Map.entry("constraint", NO_FORMS),
            Map.entry("connector", NO_CONNECTORS),
            Map.entry("connectorId", NO_CONNECTORS),
            Map.entry(
                    "type",
                    "Models run no commands, mails or external tasks: name a listed bean with camunda:delegateExpression."),
            Map.entry(
                    "topic",
                    "Nobody works on external tasks here: name a listed bean with camunda:delegateExpression."),
            Map.entry("caseRef", "There are no cases here: call a process."),
            Map.entry("field", "Listed beans take nothing from a diagram; remove it."),
            Map.entry("expressionLanguage", "Remove it: diagrams have one language, tables have FEEL."),
            Map.entry("businessKnowledgeModel", "Write the rules as a table."));

    private Advice() {}

    static String on(String name) {
        return BY_NAME.getOrDefault(name, "Remove it, or ask for it to be put on the list.");
    }
}
