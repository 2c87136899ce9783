package org.triad.processes;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.triad.workflow.CompletedTask;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** A diagram computes nothing: it names beans, compares facts and asks for days, and runs no script and no class. */
final class ExpressionRule implements Rule {

    private static final Set<String> FORBIDDEN_ELEMENTS =
            Set.of("script", "scriptTask", "connector", "field", "formData", "validation", "entry", "list", "map");
    private static final Set<String> FORBIDDEN_ATTRIBUTES = Set.of(
            "class",
            "expression",
            "type",
            "formKey",
            "formHandlerClass",
            "variableMappingClass",
            "variableMappingDelegateExpression",
            "scriptFormat",
            "resource",
            "language",
            "expressionLanguage");
    private static final Set<String> DAYS = Set.of(
            "${campaignCalendar.launch(execution)}",
            "${campaignCalendar.end(execution)}",
            "${saleCalendar.nextFeedback(execution)}",
            "${deadlines.unanswered(execution)}",
            "${syncCalendar.lastLook(execution)}");
    private static final Set<String> CYCLES = Set.of("${deadlines.reminders(execution)}", "${syncCalendar.evenings()}");
    private static final Pattern DURATION = Pattern.compile("P(\\d+[YMWD])+(T(\\d+[HMS])+)?|PT(\\d+[HMS])+");
    private static final String COMPARISON = "\\w+ == '\\w+'";
    private static final Pattern CONDITION =
            Pattern.compile("\\$\\{(\\w+|" + COMPARISON + "( \\|\\| " + COMPARISON + ")*)}");

    private final Map<String, Class<?>> beans;

    ExpressionRule(Map<String, Class<?>> beans) {
        this.beans = beans;
    }

    @Override
    public void check(BundleFolder bundle, Consumer<String> broken) {
        check(bundle.xml().getDocumentElement(), broken);
    }

    private void check(Element element, Consumer<String> broken) {
        if (FORBIDDEN_ELEMENTS.contains(element.getLocalName())) {
            broken.accept("There is a “%s” in the diagram.".formatted(element.getLocalName()));
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            checkAttribute(element, (Attr) attributes.item(i), broken);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                check(inner, broken);
            } else if (!isAllowedText(element.getLocalName(), child.getTextContent())) {
                broken.accept("“%s” is no %s a diagram may have."
                        .formatted(child.getTextContent().strip(), element.getLocalName()));
            }
        }
    }

    private void checkAttribute(Element element, Attr attribute, Consumer<String> broken) {
        boolean camunda = "http://camunda.org/schema/1.0/bpmn".equals(attribute.getNamespaceURI())
                || "http://camunda.org/schema/1.0/bpmn".equals(element.getNamespaceURI());
        String name = attribute.getLocalName();
        if (camunda && FORBIDDEN_ATTRIBUTES.contains(name)) {
            broken.accept("A diagram names no %s: “%s”.".formatted(name, attribute.getValue()));
        } else if (!isAllowedAttribute(element.getLocalName(), name, attribute.getValue())) {
            broken.accept("“%s” is no %s a diagram may have.".formatted(attribute.getValue(), name));
        }
    }

    private boolean isAllowedAttribute(String element, String attribute, String value) {
        return switch (attribute) {
            case "delegateExpression" ->
                switch (element) {
                    case "taskListener" -> isBean(value, CompletedTask.class);
                    case "executionListener" -> isBean(value, ExecutionListener.class);
                    case "serviceTask", "sendTask" -> isBean(value, JavaDelegate.class);
                    default -> false;
                };
            case "businessKey" -> value.equals("#{execution.processBusinessKey}");
            case "sourceExpression" -> value.equals("${true}");
            case "dueDate" -> false;
            default -> !isExpression(value);
        };
    }

    private static boolean isAllowedText(String element, String text) {
        String value = text.strip();
        return switch (element) {
            case "conditionExpression" -> CONDITION.matcher(value).matches();
            case "timeDate" -> DAYS.contains(value);
            case "timeCycle" -> CYCLES.contains(value);
            case "timeDuration" -> DURATION.matcher(value).matches();
            default -> !isExpression(value);
        };
    }

    private boolean isBean(String expression, Class<?> type) {
        return expression.startsWith("${")
                && expression.endsWith("}")
                && beans.containsKey(expression.substring(2, expression.length() - 1))
                && type.isAssignableFrom(beans.get(expression.substring(2, expression.length() - 1)));
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }
}
