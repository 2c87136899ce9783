package org.triad.workflow.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.workflow.TaskAssignment;

/**
 * Gives a new task to the person who is accountable for it, where somebody is; otherwise the department sees it unclaimed. Writes into its
 * process which campaign it is about, for the lists of Tasklist.
 */
@Component
class TaskGiver {

    /**
     * The variable that says which campaign the tasks of a process are about. It is written with the first of them, goes with the process
     * and leaves no history.
     */
    static final String ABOUT = "taskAbout";

    private final List<TaskAssignment> assignments;

    TaskGiver(List<TaskAssignment> assignments) {
        this.assignments = assignments;
    }

    void give(DelegateTask task) {
        CampaignKey.parse(task.getExecution().getProcessBusinessKey())
                .flatMap(campaign -> assignments.stream()
                        .flatMap(known -> known.of(task.getTaskDefinitionKey(), campaign, department(task)).stream())
                        .findFirst())
                .ifPresent(assignment -> {
                    tellAbout(task.getExecution().getProcessInstance(), assignment.about());
                    if (task.getAssignee() == null) {
                        assignment.person().ifPresent(person -> task.setAssignee(person.value()));
                    }
                });
    }

    private static void tellAbout(DelegateExecution process, String about) {
        if (!process.hasVariableLocal(ABOUT)) {
            process.setVariableLocal(ABOUT, about);
        }
    }

    private static Optional<Department> department(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .flatMap(group ->
                        Department.ofGroup(group).filter(found -> found.key().equals(group)).stream())
                .findFirst();
    }
}
