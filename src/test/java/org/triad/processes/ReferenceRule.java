package org.triad.processes;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.triad.workflow.Lifecycle;

/** What a bundle refers to exists, and its history has an end. */
final class ReferenceRule implements Rule {

    private static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

    private final Set<String> bundles;

    ReferenceRule(Set<String> bundles) {
        this.bundles = bundles;
    }

    @Override
    public void check(BundleFolder bundle, Consumer<String> broken) {
        if (bundle.process().getCamundaHistoryTimeToLiveString() == null) {
            broken.accept("The history of the process never ends.");
        }
        if (bundle.process().isCamundaStartableInTasklist() != bundle.key().equals(Lifecycle.KEY)) {
            broken.accept("Only the lifecycle is started in Tasklist.");
        }
        bundle.elements(CallActivity.class).forEach(call -> check(call, broken));
        bundle.elements(BusinessRuleTask.class).forEach(task -> check(bundle, task, broken));
        bundle.tables()
                .forEach((name, table) -> table.getModelElementsByType(Decision.class)
                        .forEach(decision -> {
                            if (!decision.getId().equals(name)) {
                                broken.accept("Table %s has the id “%s”.".formatted(name, decision.getId()));
                            }
                            if (decision.getCamundaHistoryTimeToLiveString() == null) {
                                broken.accept("The history of table %s never ends.".formatted(name));
                            }
                        }));
        bundle.elements(TimerEventDefinition.class).forEach(timer -> {
            FlowNode event = (FlowNode) timer.getParentElement();
            if (event.getDocumentations().stream()
                    .allMatch(text -> text.getTextContent().isBlank())) {
                broken.accept("“%s” does not say when it fires.".formatted(event.getName()));
            }
        });
    }

    private void check(CallActivity call, Consumer<String> broken) {
        if (!bundles.contains(call.getCalledElement())) {
            broken.accept("“%s” calls “%s”, which is no bundle.".formatted(call.getName(), call.getCalledElement()));
        }
        if (!"latest".equals(call.getCamundaCalledElementBinding())) {
            broken.accept("“%s” does not call the latest version.".formatted(call.getName()));
        }
        boolean handsKeyOn = call.getExtensionElements() != null
                && Stream.of(call.getExtensionElements()
                                .getElementsQuery()
                                .filterByType(CamundaIn.class)
                                .list())
                        .flatMap(java.util.List::stream)
                        .anyMatch(in -> BUSINESS_KEY.equals(in.getCamundaBusinessKey()));
        if (!handsKeyOn) {
            broken.accept("“%s” does not hand the campaign's key on.".formatted(call.getName()));
        }
    }

    private static void check(BundleFolder bundle, BusinessRuleTask task, Consumer<String> broken) {
        if (!bundle.tables().containsKey(task.getCamundaDecisionRef())) {
            broken.accept("“%s” reads the table “%s”, which is not in its bundle."
                    .formatted(task.getName(), task.getCamundaDecisionRef()));
        }
        if (!"deployment".equals(task.getCamundaDecisionRefBinding())
                || !"singleEntry".equals(task.getCamundaMapDecisionResult())) {
            broken.accept(
                    "“%s” does not take one answer from the table of its own deployment.".formatted(task.getName()));
        }
    }
}
