package org.triad.workflow.engine;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.workflow.SideTasks;
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
    private final List<SideTasks> sideTasks;
    private final TaskTimers timers;

    TaskGiver(List<TaskAssignment> assignments, List<SideTasks> sideTasks, TaskTimers timers) {
        this.assignments = assignments;
        this.sideTasks = sideTasks;
        this.timers = timers;
    }

    void give(DelegateTask task) {
        CampaignKey.parse(task.getExecution().getProcessBusinessKey())
                .flatMap(campaign -> assignments.stream()
                        .flatMap(known -> known.of(task.getTaskDefinitionKey(), campaign, department(task)).stream())
                        .findFirst())
                .ifPresentOrElse(
                        assignment -> give(task, assignment.about(), assignment.person()), () -> giveBeside(task));
    }

    /** A task of a process that carries no campaign. */
    private void giveBeside(DelegateTask task) {
        String businessKey = task.getExecution().getProcessBusinessKey();
        sideTasks.stream()
                .flatMap(known -> known.of(task.getTaskDefinitionKey(), businessKey).stream())
                .findFirst()
                .ifPresent(given -> {
                    give(task, given.about(), given.person());
                    given.due().ifPresent(due -> {
                        task.setDueDate(Date.from(due));
                        timers.change((TaskEntity) task, ladder -> ladder.movedTo(given.due()));
                    });
                });
    }

    private static void give(DelegateTask task, String about, Optional<PersonId> person) {
        tellAbout(task.getExecution().getProcessInstance(), about);
        if (task.getAssignee() == null) {
            person.ifPresent(found -> task.setAssignee(found.value()));
        }
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
