package org.triad.processes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;

/** Code and diagram use the same words: ids, facts, their values, messages and tables. */
final class CodeRule implements Rule {

    private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

    private final Map<String, ProcessObject> objects;
    private final List<BundleFolder> callers;

    /**
     * @param callers the bundles that may call the one that is checked
     */
    CodeRule(Map<String, ProcessObject> objects, List<BundleFolder> callers) {
        this.objects = objects;
        this.callers = callers;
    }

    @Override
    public void check(BundleFolder bundle, Consumer<String> broken) {
        ProcessObject object = objects.get(bundle.key());
        if (object == null) {
            broken.accept("No process object has the key “%s”.".formatted(bundle.key()));
            return;
        }
        object.in("Elements").stream()
                .filter(id -> bundle.diagram().getModelElementById(id) == null)
                .forEach(id -> broken.accept("Code names “%s”, which the diagram does not have.".formatted(id)));

        Set<String> messages = bundle.elements(MessageEventDefinition.class).stream()
                .map(MessageEventDefinition::getMessage)
                .map(Message::getName)
                .collect(Collectors.toSet());
        same("message", object.in("Messages"), messages, broken);

        Set<String> tables = bundle.tables().values().stream()
                .flatMap(table -> table.getModelElementsByType(Decision.class).stream())
                .map(Decision::getId)
                .collect(Collectors.toSet());
        same("table", object.in("Decisions"), tables, broken);
        Set<String> facts = facts(bundle);
        callers.forEach(caller -> calls(caller)
                .filter(call -> call.getCalledElement().equals(bundle.key()))
                .forEach(call -> exchanged(call).forEach(facts::add)));
        same("fact", object.in("Facts"), facts, broken);
        calls(bundle).forEach(call -> checkMappings(call, broken));
        checkOutcomes(bundle, object, broken);
    }

    private void checkOutcomes(BundleFolder bundle, ProcessObject object, Consumer<String> broken) {
        Set<String> known = objects.values().stream()
                .flatMap(any -> any.in("Outcomes").stream())
                .collect(Collectors.toSet());
        compared(bundle).stream()
                .filter(value -> !known.contains(value))
                .forEach(value -> broken.accept("A gateway asks for “%s”, which no code knows.".formatted(value)));
        answers(bundle).stream()
                .filter(value -> !known.contains(value))
                .forEach(value -> broken.accept("A table answers “%s”, which no code knows.".formatted(value)));
        Set<String> used = new TreeSet<>(compared(bundle));
        used.addAll(answers(bundle));
        callers.stream()
                .filter(caller ->
                        calls(caller).anyMatch(call -> call.getCalledElement().equals(bundle.key())))
                .forEach(caller -> used.addAll(compared(caller)));
        object.in("Outcomes").stream()
                .filter(value -> !used.contains(value))
                .forEach(value -> broken.accept("Code knows “%s”, which nothing asks for.".formatted(value)));
    }

    private static Stream<CallActivity> calls(BundleFolder bundle) {
        return bundle.elements(CallActivity.class).stream().filter(call -> call.getExtensionElements() != null);
    }

    /** The facts a call hands to the called process and takes from it, as that one calls them. */
    private static Stream<String> exchanged(CallActivity call) {
        return Stream.concat(
                        call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                                .map(CamundaIn::getCamundaTarget),
                        call.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list().stream()
                                .map(CamundaOut::getCamundaSource))
                .filter(fact -> fact != null);
    }

    private void checkMappings(CallActivity call, Consumer<String> broken) {
        ProcessObject called = objects.get(call.getCalledElement());
        if (called != null) {
            exchanged(call)
                    .filter(fact -> !called.in("Facts").contains(fact))
                    .forEach(fact -> broken.accept("“%s” exchanges “%s”, which “%s” does not know."
                            .formatted(call.getName(), fact, called.key())));
        }
    }

    private static void same(String kind, Set<String> code, Set<String> models, Consumer<String> broken) {
        code.stream()
                .filter(word -> !models.contains(word))
                .forEach(word -> broken.accept("Code knows the %s “%s”, which no model uses.".formatted(kind, word)));
        models.stream()
                .filter(word -> !code.contains(word))
                .forEach(word -> broken.accept("A model uses the %s “%s”, which no code knows.".formatted(kind, word)));
    }

    /** What conditions, tables and calls read, and what tables and calls write. */
    private static Set<String> facts(BundleFolder bundle) {
        Set<String> facts = new TreeSet<>();
        bundle.elements(ConditionExpression.class).forEach(condition -> {
            Matcher names =
                    NAME.matcher(QUOTED.matcher(condition.getTextContent()).replaceAll(""));
            while (names.find()) {
                facts.add(names.group());
            }
        });
        bundle.elements(BusinessRuleTask.class).forEach(task -> facts.add(task.getCamundaResultVariable()));
        bundle.elements(CamundaOut.class).forEach(out -> facts.add(out.getCamundaTarget()));
        bundle.elements(CamundaIn.class).stream()
                .map(CamundaIn::getCamundaSource)
                .filter(source -> source != null)
                .forEach(facts::add);
        bundle.tables().values().forEach(table -> {
            table.getModelElementsByType(InputExpression.class)
                    .forEach(input -> facts.add(input.getText().getTextContent()));
            table.getModelElementsByType(Output.class).forEach(output -> facts.add(output.getName()));
        });
        return facts;
    }

    private static Set<String> compared(BundleFolder bundle) {
        Set<String> values = new TreeSet<>();
        bundle.elements(ConditionExpression.class).forEach(condition -> quoted(condition.getTextContent(), values));
        return values;
    }

    private static Set<String> answers(BundleFolder bundle) {
        Set<String> values = new TreeSet<>();
        bundle.tables()
                .values()
                .forEach(table -> table.getModelElementsByType(OutputEntry.class)
                        .forEach(entry -> quoted(entry.getTextContent(), values)));
        return values;
    }

    private static void quoted(String text, Set<String> values) {
        Matcher matcher = QUOTED.matcher(text);
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
    }
}
