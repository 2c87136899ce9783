package org.triad.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.workflow.TaskAssignment;

/** Gives a new task to the person who is accountable for it, where somebody is; otherwise the department sees it unclaimed. */
@Component
class TaskGiver {

    private final List<TaskAssignment> assignments;

    TaskGiver(List<TaskAssignment> assignments) {
        this.assignments = assignments;
    }

    void give(DelegateTask task) {
        if (task.getAssignee() != null) {
            return;
        }
        CampaignKey.parse(task.getExecution().getProcessBusinessKey())
                .ifPresent(campaign -> task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .filter(group -> group != null)
                        .flatMap(group -> Department.ofGroup(group)
                                .filter(found -> found.key().equals(group))
                                .stream())
                        .findFirst()
                        .flatMap(department -> assignments.stream()
                                .flatMap(assignment ->
                                        assignment.assignee(task.getTaskDefinitionKey(), campaign, department).stream())
                                .findFirst())
                        .ifPresent(person -> task.setAssignee(person.value())));
    }
}
