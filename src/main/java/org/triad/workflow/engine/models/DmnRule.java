package org.triad.workflow.engine.models;

import java.util.Optional;
import java.util.Set;

/** What a decision table may say: FEEL from the list, in the elements of a table. */
final class DmnRule implements XmlFile.Rule {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final Set<String> DMN = Set.of(
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/");
    private static final Set<String> SHAPES = Set.of(
            "http://www.omg.org/spec/DMN/20180521/DMNDI/",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/",
            "http://bpmn.io/schema/dmn/biodi/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0");
    private static final Set<String> FEEL = Set.of(
            "",
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/");

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "decision",
            "description",
            "question",
            "allowedAnswers",
            "decisionTable",
            "input",
            "inputExpression",
            "inputValues",
            "inputEntry",
            "output",
            "outputValues",
            "outputEntry",
            "defaultOutputEntry",
            "rule",
            "annotation",
            "annotationEntry",
            "text",
            "variable",
            "literalExpression",
            "informationRequirement",
            "requiredInput",
            "requiredDecision",
            "inputData",
            "knowledgeSource",
            "authorityRequirement",
            "requiredAuthority",
            "textAnnotation",
            "association",
            "sourceRef",
            "targetRef",
            "extensionElements");
    private static final Set<String> SHAPE_ELEMENTS = Set.of(
            "DMNDI",
            "DMNDiagram",
            "DMNShape",
            "DMNEdge",
            "DMNLabel",
            "DMNDecisionServiceDividerLine",
            "Size",
            "Bounds",
            "waypoint",
            "extension",
            "bounds",
            "edge");
    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "namespace",
            "exporter",
            "exporterVersion",
            "label",
            "hitPolicy",
            "aggregation",
            "preferredOrientation",
            "outputLabel",
            "typeRef",
            "expressionLanguage",
            "href",
            "textFormat",
            "associationDirection",
            "locationURI");
    private static final Set<String> SHAPE_ATTRIBUTES = Set.of(
            "id",
            "name",
            "dmnElementRef",
            "x",
            "y",
            "width",
            "height",
            "isCollapsed",
            "isListedInputData",
            "source",
            "useAlternativeInputDataShape");
    private static final Set<String> CAMUNDA_ATTRIBUTES =
            Set.of("historyTimeToLive", "versionTag", "inputVariable", "candidateStarterGroups");

    private final FeelCheck feel;
    private final References references;

    DmnRule(FeelCheck feel, References references) {
        this.feel = feel;
        this.references = references;
    }

    @Override
    public void begins(XmlElement element, FaultList faults) {
        if (element.parent() == null && !(element.name().equals("definitions") && isDmn(element))) {
            report(element, "it is no DMN table. Draw it in Camunda Modeler for Camunda 7.", faults);
        } else if (!allows(element)) {
            report(
                    element,
                    "tables may not have the element “%s”. %s".formatted(element.name(), Advice.on(element.name())),
                    faults);
        }
        if (element.parent() != null && element.parent().name().equals("text")) {
            report(element, "there is an element within a text. Write the text alone.", faults);
        }
        for (XmlElement.Attribute attribute : element.attributes()) {
            if (!allows(element, attribute)) {
                report(
                        element,
                        "“%s” may not have %s=%s. %s"
                                .formatted(
                                        element.name(),
                                        attribute.name(),
                                        FaultList.quoted(attribute.value()),
                                        Advice.on(attribute.name())),
                        faults);
            } else if (attribute.name().equals("expressionLanguage") && !FEEL.contains(attribute.value())) {
                report(
                        element,
                        "its language is %s. Tables are written in FEEL; remove expressionLanguage."
                                .formatted(FaultList.quoted(attribute.value())),
                        faults);
            }
        }
        if (isDmn(element) && element.name().equals("decision")) {
            checkDecision(element, faults);
        }
    }

    private void checkDecision(XmlElement decision, FaultList faults) {
        decision.attribute("", "id").ifPresent(references::offerDecision);
        if (decision.attribute(CAMUNDA, "historyTimeToLive")
                .filter(value -> !value.isBlank())
                .isEmpty()) {
            report(
                    decision,
                    "the table does not say how long its history is kept. Set the time to live, such as P365D.",
                    faults);
        }
    }

    @Override
    public void ends(XmlElement element, FaultList faults) {
        String text = element.text().toString().strip();
        if (!element.name().equals("text") || element.parent() == null || text.isEmpty()) {
            return;
        }
        Optional<String> fault =
                switch (element.parent().name()) {
                    case "inputEntry" -> text.equals("-") ? Optional.empty() : feel.cellFault(text);
                    case "inputValues", "outputValues" -> feel.cellFault(text);
                    case "textAnnotation", "annotationEntry" -> Optional.empty();
                    default -> feel.fault(text);
                };
        fault.ifPresent(reason -> report(element, "%s has %s".formatted(FaultList.quoted(text), reason), faults));
    }

    private static boolean isDmn(XmlElement element) {
        return DMN.contains(element.namespace());
    }

    private static boolean allows(XmlElement element) {
        return isDmn(element) && ELEMENTS.contains(element.name())
                || SHAPES.contains(element.namespace()) && SHAPE_ELEMENTS.contains(element.name());
    }

    private static boolean allows(XmlElement element, XmlElement.Attribute attribute) {
        return switch (attribute.namespace()) {
            case "" -> (isDmn(element) ? ATTRIBUTES : SHAPE_ATTRIBUTES).contains(attribute.name());
            case CAMUNDA -> CAMUNDA_ATTRIBUTES.contains(attribute.name());
            case BpmnWords.SCHEMA -> attribute.name().equals("schemaLocation");
            case "http://camunda.org/schema/modeler/1.0" -> attribute.name().startsWith("executionPlatform");
            default ->
                attribute.namespace().startsWith("http://bpmn.io/schema/dmn/biodi/")
                        && Set.of("width", "annotationsWidth").contains(attribute.name());
        };
    }

    private static void report(XmlElement element, String reason, FaultList faults) {
        faults.add(element.line(), element.label(), reason);
    }
}
