package org.triad.workflow.deadline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * A user task as its diagram draws it.
 *
 * @param id of the element
 * @param dated whether the diagram itself says when it is due
 */
public record DrawnTask(String id, TaskKind kind, boolean dated) {

    /** How a diagram draws that a task ends without an answer: an interrupting timer that waits for this. */
    public static final String ENDS_UNANSWERED = "${deadlines.unanswered(execution)}";

    /** All of a diagram, also those within others. */
    public static List<DrawnTask> of(BpmnModelInstance diagram) {
        Set<UserTask> ending = diagram.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(BoundaryEvent::cancelActivity)
                .filter(event -> event.getAttachedTo() instanceof UserTask)
                .filter(event -> event.getEventDefinitions().stream()
                        .filter(TimerEventDefinition.class::isInstance)
                        .map(timer -> ((TimerEventDefinition) timer).getTimeDate())
                        .anyMatch(DrawnTask::endsUnanswered))
                .map(event -> (UserTask) event.getAttachedTo())
                .collect(java.util.stream.Collectors.toSet());
        return diagram.getModelElementsByType(UserTask.class).stream()
                .map(task -> new DrawnTask(
                        task.getId(),
                        TaskKind.of(
                                Set.copyOf(task.getCamundaCandidateGroupsList()),
                                Optional.ofNullable(task.getName()).orElse(task.getId()),
                                ending.contains(task)),
                        task.getCamundaDueDate() != null))
                .toList();
    }

    /** The keys of a diagram's processes. */
    public static List<String> processes(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(Process.class).stream()
                .map(Process::getId)
                .toList();
    }

    private static boolean endsUnanswered(TimeDate date) {
        return date != null && date.getTextContent().strip().equals(ENDS_UNANSWERED);
    }
}
