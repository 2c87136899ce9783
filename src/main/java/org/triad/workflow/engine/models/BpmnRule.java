package org.triad.workflow.engine.models;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** What a diagram may say. Whatever is not a known element, a known attribute or an allowed expression is a fault. */
final class BpmnRule implements XmlFile.Rule {

    private final ExpressionCheck expressions;
    private final References references;

    BpmnRule(ExpressionCheck expressions, References references) {
        this.expressions = expressions;
        this.references = references;
    }

    @Override
    public void begins(XmlElement element, FaultList faults) {
        if (element.parent() == null && !(element.name().equals("definitions") && isBpmn(element))) {
            report(element, "it is no BPMN diagram. Draw it in Camunda Modeler for Camunda 7.", faults);
        } else if (!BpmnWords.allows(element)) {
            report(
                    element,
                    "diagrams may not have the element “%s”%s. %s"
                            .formatted(element.name(), foreign(element), Advice.on(element.name())),
                    faults);
        }
        for (XmlElement.Attribute attribute : element.attributes()) {
            check(element, attribute, faults);
        }
        if (isBpmn(element)) {
            checkProcess(element, faults);
            references.collect(element, faults);
        }
    }

    private static String foreign(XmlElement element) {
        return BpmnWords.ELEMENTS.containsKey(element.namespace())
                ? ""
                : " of %s".formatted(FaultList.quoted(element.namespace()));
    }

    private void check(XmlElement element, XmlElement.Attribute attribute, FaultList faults) {
        String name = attribute.name();
        String value = attribute.value();
        if (!BpmnWords.allows(element, attribute)) {
            report(
                    element,
                    "“%s” may not have %s=%s. %s"
                            .formatted(element.name(), name, FaultList.quoted(value), Advice.on(name)),
                    faults);
        } else if (attribute.namespace().equals(BpmnWords.SCHEMA)) {
            if (name.equals("type") && !value.substring(value.indexOf(':') + 1).equals("tFormalExpression")) {
                report(element, "an expression has the type %s. Remove it.".formatted(FaultList.quoted(value)), faults);
            }
        } else if (name.equals("delegateExpression")) {
            expressions.beanFault(value, typeAt(element)).ifPresent(fault -> report(element, fault, faults));
        } else if (List.of("calledElement", "formRef", "decisionRef").contains(name)
                && ExpressionCheck.isExpression(value)) {
            report(
                    element,
                    "%s=%s is an expression. Write the name itself, so that people see what is used."
                            .formatted(name, FaultList.quoted(value)),
                    faults);
        } else {
            checkExpression(element, name, value, faults);
        }
    }

    private static Class<?> typeAt(XmlElement element) {
        return switch (element.name()) {
            case "taskListener" -> TaskListener.class;
            case "executionListener" -> ExecutionListener.class;
            default -> JavaDelegate.class;
        };
    }

    @Override
    public void ends(XmlElement element, FaultList faults) {
        String text = element.text().toString();
        if (text.isBlank()) {
            return;
        }
        checkExpression(element, element.name(), text, faults);
        String value = text.strip();
        switch (element.name()) {
            case "timeCycle" -> Repetition.fault(value).ifPresent(fault -> report(element, fault, faults));
            case "loopCardinality" -> {
                if (!ExpressionCheck.isExpression(value) && !isFewTimes(value)) {
                    report(
                            element,
                            "it is to be done %s times; %d are the most. Repeat it for a list of people or things."
                                    .formatted(FaultList.quoted(value), Limits.INSTANCES),
                            faults);
                }
            }
            default -> {
                // Nothing else is counted.
            }
        }
    }

    private static boolean isFewTimes(String number) {
        return number.matches("\\d{1,3}") && Integer.parseInt(number) <= Limits.INSTANCES;
    }

    private void checkExpression(XmlElement element, String place, String text, FaultList faults) {
        if (ExpressionCheck.isExpression(text)) {
            expressions
                    .fault(text.strip())
                    .ifPresent(fault ->
                            report(element, "%s %s has %s".formatted(place, FaultList.quoted(text), fault), faults));
        }
    }

    private static void checkProcess(XmlElement element, FaultList faults) {
        Optional<String> life = element.attribute(BpmnWords.CAMUNDA, "historyTimeToLive");
        if (element.name().equals("process")
                && element.attribute("", "isExecutable").filter("true"::equals).isPresent()
                && life.filter(value -> !value.isBlank()).isEmpty()) {
            report(
                    element,
                    "the process does not say how long its history is kept. Set the time to live, such as P365D.",
                    faults);
        }
    }

    private static boolean isBpmn(XmlElement element) {
        return element.namespace().equals(BpmnWords.BPMN);
    }

    private static void report(XmlElement element, String reason, FaultList faults) {
        faults.add(element.line(), element.label(), reason);
    }
}
