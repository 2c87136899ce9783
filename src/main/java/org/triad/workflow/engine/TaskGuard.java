package org.triad.workflow.engine;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.TaskRule;

/**
 * Only a task's department, its lead or its cover may claim, change and complete it, whichever door they come through. Triad itself,
 * acting for nobody, may do everything.
 */
@Component
class TaskGuard {

    private final IdentityService identityService;
    private final People people;
    private final TaskLeads leads;
    private final List<TaskRule> rules;

    TaskGuard(IdentityService identityService, People people, TaskLeads leads, List<TaskRule> rules) {
        this.identityService = identityService;
        this.people = people;
        this.leads = leads;
        this.rules = rules;
    }

    /** The person who completes a task belongs to it, or has claimed it while they did: a cover finishes what they have begun. */
    void checkCompletion(DelegateTask task) {
        actor().ifPresent(person -> {
            if (!person.value().equals(task.getAssignee())) {
                checkBelongs(task, person, "you are");
            }
            checkRules(task, person);
        });
    }

    /**
     * The person who changes a task belongs to it, gives up what they have, or is an administrator. Rules beyond the department are for
     * whoever gets a task or completes it. Comments and attachments change nothing and are everybody's; due dates are moved by fewer,
     * see {@link TaskLeads}.
     */
    void checkChange(DelegateTask task) {
        if (((TaskEntity) task).getPropertyChanges().isEmpty()) {
            return;
        }
        actor().ifPresent(person -> {
            boolean bound = !isAdministrator(person);
            if (bound) {
                refuseDelegation((TaskEntity) task);
            }
            leads.checkChange((TaskEntity) task, person);
            if (bound && !givesUp((TaskEntity) task, person)) {
                checkBelongs(task, person, "you are");
            }
        });
    }

    /** A delegated task is handed back with whatever its form does not ask for, past every check of a completion. */
    private static void refuseDelegation(TaskEntity task) {
        if (task.getPropertyChanges().containsKey(TaskEntity.DELEGATION)) {
            throw Refusal.forbidden("“%s” is not delegated: assign it to a colleague of the department, or complete it."
                    .formatted(task.getName()));
        }
    }

    private boolean isAdministrator(PersonId person) {
        return people.find(person).filter(Person::isAdministrator).isPresent();
    }

    /** The person a task is given to belongs to it. */
    void checkAssignee(DelegateTask task) {
        if (task.getAssignee() != null) {
            if (task.getAssignee().isBlank()) {
                throw Refusal.invalid(
                        "assignee", "“%s” is given to somebody with a login, or to nobody.".formatted(task.getName()));
            }
            PersonId assignee = new PersonId(task.getAssignee());
            checkBelongs(task, assignee, actor().filter(assignee::equals).isPresent() ? "you are" : assignee + " is");
            checkRules(task, assignee);
        }
    }

    /** Whether the change is only that the one who has the task has it no more. */
    private static boolean givesUp(TaskEntity task, PersonId person) {
        var changes = task.getPropertyChanges();
        return task.getAssignee() == null
                && changes.keySet().equals(Set.of(TaskEntity.ASSIGNEE))
                && person.value().equals(changes.get(TaskEntity.ASSIGNEE).getOrgValue());
    }

    private void checkBelongs(DelegateTask task, PersonId person, String subject) {
        Set<String> groups = candidateGroups(task);
        if (Collections.disjoint(groups, people.groupsActedFor(person)) && !leads(person, groups)) {
            throw Refusal.forbidden("“%s” is a task of %s, and %s not one of them."
                    .formatted(task.getName(), departments(groups), subject));
        }
    }

    private void checkRules(DelegateTask task, PersonId person) {
        rules.forEach(rule ->
                rule.check(task.getTaskDefinitionKey(), task.getExecution().getProcessBusinessKey(), person));
    }

    private boolean leads(PersonId person, Set<String> groups) {
        Set<String> actedFor = people.groupsActedFor(person);
        return groups.stream()
                .flatMap(group -> Department.ofGroup(group).stream())
                .filter(department -> groups.contains(department.key()))
                .anyMatch(department -> actedFor.contains(department.leadsKey()));
    }

    private Optional<PersonId> actor() {
        return Optional.ofNullable(identityService.getCurrentAuthentication())
                .map(authentication -> new PersonId(authentication.getUserId()));
    }

    static Set<String> candidateGroups(DelegateTask task) {
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(IdentityLink::getGroupId)
                .collect(Collectors.toSet());
    }

    private static String departments(Set<String> groups) {
        return groups.stream()
                .sorted()
                .map(group -> Department.ofGroup(group)
                        .map(department -> group.equals(department.leadsKey())
                                ? "the leads of " + department.label()
                                : department.label())
                        .orElse(group))
                .collect(Collectors.joining(" or "));
    }
}
