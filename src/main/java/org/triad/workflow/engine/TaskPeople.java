package org.triad.workflow.engine;

import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.Absences;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.TaskEvents.TaskAtHand;
import org.triad.workflow.deadline.Audience;

/** Who is meant when the policy speaks of the people around a task. */
@Component
class TaskPeople {

    private final People people;
    private final Absences absences;

    TaskPeople(People people, Absences absences) {
        this.people = people;
        this.absences = absences;
    }

    /** The people these audiences are at this moment. */
    Set<PersonId> of(DelegateTask task, Set<Audience> audiences) {
        Optional<PersonId> assignee = Optional.ofNullable(task.getAssignee()).map(PersonId::new);
        Set<PersonId> found = new LinkedHashSet<>();
        for (Audience audience : audiences) {
            switch (audience) {
                case ASSIGNEE -> assignee.ifPresentOrElse(found::add, () -> found.addAll(candidates(task)));
                case CANDIDATES -> found.addAll(candidates(task));
                case COVER ->
                    assignee.map(person -> absences.coversOf(person, departments(task)))
                            .ifPresent(found::addAll);
                case LEAD -> found.addAll(leads(task));
            }
        }
        return found;
    }

    /** The task as messages speak of it. */
    static TaskAtHand atHand(DelegateTask task) {
        List<String> groups = groups(task);
        List<Department> departments = groups.stream()
                .flatMap(group -> Department.ofGroup(group).stream()
                        .filter(department -> department.key().equals(group)))
                .toList();
        return new TaskAtHand(
                task.getId(),
                task.getTaskDefinitionKey(),
                Optional.ofNullable(task.getName()).orElse(task.getTaskDefinitionKey()),
                CampaignKey.parse(
                        task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey()),
                // Where several may do it, it is nobody's more than another's.
                departments.size() == 1 ? Optional.of(departments.get(0)) : Optional.empty(),
                Set.copyOf(groups),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant));
    }

    private List<PersonId> candidates(DelegateTask task) {
        return groups(task).stream()
                .flatMap(group -> Department.ofGroup(group).stream()
                        .flatMap(department -> (group.equals(department.leadsKey())
                                        ? people.leadsOf(department)
                                        : people.membersOf(department))
                                .stream()))
                .map(Person::id)
                .distinct()
                .toList();
    }

    private List<PersonId> leads(DelegateTask task) {
        return groups(task).stream()
                .flatMap(group -> Department.ofGroup(group).stream())
                .distinct()
                .flatMap(department -> people.leadsOf(department).stream())
                .map(Person::id)
                .distinct()
                .toList();
    }

    private static Set<Department> departments(DelegateTask task) {
        return groups(task).stream()
                .flatMap(group -> Department.ofGroup(group).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> groups(DelegateTask task) {
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
