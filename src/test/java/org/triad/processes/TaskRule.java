package org.triad.processes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.TimeCycle;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.triad.kernel.Department;
import org.triad.workflow.CompletedTask;

/** A user task belongs to somebody, shows a form of its bundle, keeps what is typed to itself and does something when it is done. */
final class TaskRule implements Rule {

    private static final Set<String> GROUPS = Arrays.stream(Department.values())
            .flatMap(department -> Stream.of(department.key(), department.leadsKey()))
            .collect(Collectors.toSet());

    private static final String REMINDERS = "${deadlines.reminders(execution)}";

    private final Map<String, Class<?>> beans;

    TaskRule(Map<String, Class<?>> beans) {
        this.beans = beans;
    }

    @Override
    public void check(BundleFolder bundle, Consumer<String> broken) {
        bundle.elements(UserTask.class)
                .forEach(task ->
                        check(bundle, task, fault -> broken.accept("“%s” %s".formatted(task.getName(), fault))));
    }

    private void check(BundleFolder bundle, UserTask task, Consumer<String> broken) {
        List<String> groups = task.getCamundaCandidateGroupsList();
        if (groups.isEmpty()) {
            broken.accept("belongs to nobody.");
        }
        groups.stream()
                .filter(group -> !GROUPS.contains(group))
                .forEach(group -> broken.accept("belongs to “%s”, which does not exist.".formatted(group)));
        if (task.getDocumentations().stream()
                .allMatch(text -> text.getTextContent().isBlank())) {
            broken.accept("does not say what a good answer is.");
        }
        if (!"deployment".equals(task.getCamundaFormRefBinding())) {
            broken.accept("does not take its form from its own deployment.");
        }
        JsonNode form = bundle.forms().get(task.getCamundaFormRef());
        if (form == null) {
            broken.accept("shows the form “%s”, which is not in its bundle.".formatted(task.getCamundaFormRef()));
        } else {
            checkInputs(task, form, broken);
        }
        checkReminders(bundle, task, broken);
        List<CamundaTaskListener> listeners = of(task, CamundaTaskListener.class);
        if (listeners.size() != 1
                || !"complete".equals(listeners.get(0).getCamundaEvent())
                || !isBean(listeners.get(0).getCamundaDelegateExpression())) {
            broken.accept("does not name exactly one bean for its completion.");
        }
    }

    /** One drawn timer climbs the ladder and lets the task go on; where it leads, somebody is reminded and nothing else happens. */
    private static void checkReminders(BundleFolder bundle, UserTask task, Consumer<String> broken) {
        List<BoundaryEvent> reminders = bundle.elements(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(task))
                .filter(event -> of(event, TimeCycle.class).stream()
                        .anyMatch(cycle -> cycle.getTextContent().strip().equals(REMINDERS)))
                .toList();
        if (reminders.size() != 1) {
            broken.accept("has %d reminder timers, not one.".formatted(reminders.size()));
        }
        reminders.forEach(reminder -> {
            if (reminder.cancelActivity()) {
                broken.accept("is ended by its reminder.");
            }
            boolean reminds = reminder.getSucceedingNodes().list().stream()
                    .allMatch(node -> node instanceof EndEvent
                            && of(node, CamundaExecutionListener.class).stream()
                                    .anyMatch(listener -> "${remind}".equals(listener.getCamundaDelegateExpression())));
            if (!reminds || reminder.getOutgoing().size() != 1) {
                broken.accept("has a reminder that does not end with “${remind}”.");
            }
        });
    }

    private void checkInputs(UserTask task, JsonNode form, Consumer<String> broken) {
        Map<String, String> local = new TreeMap<>();
        of(task, CamundaInputParameter.class)
                .forEach(input ->
                        local.put(input.getCamundaName(), input.getTextContent().strip()));
        Map<String, JsonNode> fields = FormRule.inputs(form);
        fields.keySet().stream()
                .filter(key -> !local.containsKey(key))
                .forEach(key ->
                        broken.accept("would leave “%s” in the process: it is no input parameter.".formatted(key)));
        local.forEach((key, value) -> {
            if (!fields.containsKey(key)) {
                broken.accept("has the input parameter “%s”, which its form does not ask.".formatted(key));
            } else if (!value.isEmpty()
                    && !value.equals(fields.get(key).path("defaultValue").asText())) {
                broken.accept("begins with another “%s” than its form.".formatted(key));
            }
        });
    }

    private boolean isBean(String expression) {
        return expression != null
                && beans.entrySet().stream()
                        .filter(bean -> CompletedTask.class.isAssignableFrom(bean.getValue()))
                        .anyMatch(bean -> expression.equals("${" + bean.getKey() + "}"));
    }

    private static <T extends ModelElementInstance> List<T> of(ModelElementInstance task, Class<T> type) {
        Collection<T> all = task.getModelInstance() instanceof org.camunda.bpm.model.bpmn.BpmnModelInstance model
                ? model.getModelElementsByType(type)
                : List.of();
        return all.stream().filter(element -> isWithin(element, task)).toList();
    }

    private static boolean isWithin(ModelElementInstance element, ModelElementInstance task) {
        for (ModelElementInstance parent = element; parent != null; parent = parent.getParentElement()) {
            if (parent.equals(task)) {
                return true;
            }
        }
        return false;
    }
}
