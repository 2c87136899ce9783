package org.triad.processes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** A reader finds the element by its id and understands the diagram by its labels. */
final class NameRule implements Rule {

    private static final Map<Class<? extends BaseElement>, String> PREFIXES = prefixes();
    private static final Pattern STEM = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Pattern DURATION =
            Pattern.compile("(?i)\\b(\\d+|one|two|three|four|five|ten)\\s*(minute|hour|day|week|month|year)s?\\b");

    private static Map<Class<? extends BaseElement>, String> prefixes() {
        Map<Class<? extends BaseElement>, String> prefixes = new LinkedHashMap<>();
        prefixes.put(StartEvent.class, "startEvent_");
        prefixes.put(EndEvent.class, "endEvent_");
        prefixes.put(BoundaryEvent.class, "event_");
        prefixes.put(IntermediateCatchEvent.class, "event_");
        prefixes.put(IntermediateThrowEvent.class, "event_");
        prefixes.put(UserTask.class, "userTask_");
        prefixes.put(SendTask.class, "sendTask_");
        prefixes.put(BusinessRuleTask.class, "businessRuleTask_");
        prefixes.put(ServiceTask.class, "serviceTask_");
        prefixes.put(CallActivity.class, "callActivity_");
        prefixes.put(SubProcess.class, "subProcess_");
        prefixes.put(Gateway.class, "gateway_");
        prefixes.put(SequenceFlow.class, "flow_");
        prefixes.put(Lane.class, "lane_");
        prefixes.put(Participant.class, "participant_");
        return prefixes;
    }

    @Override
    public void check(BundleFolder bundle, Consumer<String> broken) {
        if (!bundle.process().getId().equals(bundle.key()) || !bundle.process().isExecutable()) {
            broken.accept("The process is not called “%s” or cannot be run.".formatted(bundle.key()));
        }
        bundle.elements(BaseElement.class)
                .forEach(element -> prefix(element)
                        .filter(prefix -> !element.getId().startsWith(prefix)
                                || !STEM.matcher(element.getId().substring(prefix.length()))
                                        .matches())
                        .ifPresent(prefix -> broken.accept(
                                "“%s” is not “%s” and a stem in camel case.".formatted(element.getId(), prefix))));
        bundle.elements(FlowNode.class).forEach(node -> {
            if (prefix(node).isEmpty()) {
                broken.accept("“%s” is of a kind no bundle uses.".formatted(node.getId()));
            }
            check(node, broken);
        });
    }

    private static Optional<String> prefix(BaseElement element) {
        return PREFIXES.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(element))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void check(FlowNode node, Consumer<String> broken) {
        String name = Optional.ofNullable(node.getName()).orElse("");
        if (DURATION.matcher(name).find()) {
            broken.accept("“%s” says a duration, which the model changes without its label.".formatted(name));
        }
        if (node instanceof Gateway gateway) {
            checkGateway(gateway, name, broken);
        } else if (name.isBlank() || !Character.isUpperCase(name.charAt(0)) || name.endsWith("?")) {
            broken.accept("“%s” needs a name that says what is done or reached.".formatted(node.getId()));
        } else if (node instanceof Task && !name.contains(" ")) {
            broken.accept("“%s” is not a verb and an object.".formatted(name));
        } else if (node instanceof Event && !name.contains(" ")) {
            broken.accept("“%s” does not say what is reached.".formatted(name));
        }
    }

    private static void checkGateway(Gateway gateway, String name, Consumer<String> broken) {
        boolean decides = (gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway)
                && gateway.getOutgoing().size() > 1;
        if (!decides && !name.isEmpty()) {
            broken.accept("“%s” decides nothing and needs no name.".formatted(gateway.getId()));
        }
        if (decides && !name.endsWith("?")) {
            broken.accept("“%s” does not ask a question.".formatted(gateway.getId()));
        }
        if (decides) {
            for (SequenceFlow answer : gateway.getOutgoing()) {
                if (answer.getName() == null || answer.getName().isBlank()) {
                    broken.accept("“%s” gives “%s” no answer.".formatted(answer.getId(), name));
                }
                if (answer.getConditionExpression() == null) {
                    broken.accept("“%s” has no condition.".formatted(answer.getId()));
                }
            }
        }
    }
}
