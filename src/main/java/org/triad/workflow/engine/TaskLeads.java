package org.triad.workflow.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.People;
import org.triad.people.Person;

/**
 * Who gives a department's tasks to others and moves their due dates: its leads, whoever covers for one, and administrators. Moving a due
 * date is checked through every door, because Tasklist's own calendar does it, too.
 */
@Component
class TaskLeads {

    /** Further ahead nobody plans; it also keeps a mistyped year from hiding a task. */
    private static final int MOST_YEARS = 5;

    private static final int DAYS_OF_A_YEAR = 366;

    private final People people;
    private final Clock clock;

    TaskLeads(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    void checkGiving(TaskEntity task, PersonId by) {
        if (!include(by, task)) {
            throw Refusal.forbidden("Only the leads of %s and administrators give “%s” to somebody."
                    .formatted(departments(task), task.getName()));
        }
        checkGoesOn(task);
    }

    /**
     * A change of a task by a person: where it moves the due date. Tasklist sends the whole task back without the fractions of its
     * seconds; that moves nothing.
     */
    void checkChange(TaskEntity task, PersonId by) {
        PropertyChange change = task.getPropertyChanges().get(TaskEntity.DUE_DATE);
        if (change == null) {
            return;
        }
        Optional<Instant> due = Optional.ofNullable(task.getDueDate()).map(Date::toInstant);
        Date before = (Date) change.getOrgValue();
        if (before != null && due.equals(Optional.of(before.toInstant().truncatedTo(ChronoUnit.SECONDS)))) {
            task.setDueDate(before);
        } else {
            checkDue(task, due, by);
        }
    }

    /** Once a campaign goes on its due dates are moved by the pause, so that nobody moves them before. */
    void checkDue(TaskEntity task, Optional<Instant> due, PersonId by) {
        if (!include(by, task)) {
            throw Refusal.forbidden("Only the leads of %s and administrators move when “%s” is due."
                    .formatted(departments(task), task.getName()));
        }
        checkGoesOn(task);
        Instant now = clock.instant();
        Instant moment = due.orElseThrow(() -> Refusal.invalid(
                "due",
                "“%s” keeps a due date, so that somebody is reminded: choose a later one.".formatted(task.getName())));
        if (moment.isBefore(now)) {
            throw Refusal.invalid(
                    "due",
                    "“%s” cannot be due before now: choose a moment that is still ahead.".formatted(task.getName()));
        }
        if (moment.isAfter(now.plus(java.time.Duration.ofDays(MOST_YEARS * DAYS_OF_A_YEAR)))) {
            throw Refusal.invalid(
                    "due", "“%s” cannot be due in more than %d years.".formatted(task.getName(), MOST_YEARS));
        }
    }

    private static void checkGoesOn(TaskEntity task) {
        if (task.isSuspended()) {
            throw RefusalInterceptor.paused();
        }
    }

    private boolean include(PersonId person, DelegateTask task) {
        Set<String> actsFor = people.groupsActedFor(person);
        return people.find(person).filter(Person::isAdministrator).isPresent()
                || TaskGuard.candidateGroups(task).stream()
                        .flatMap(group -> Department.ofGroup(group).stream())
                        .anyMatch(department -> actsFor.contains(department.leadsKey()));
    }

    private static String departments(DelegateTask task) {
        return TaskGuard.candidateGroups(task).stream()
                .flatMap(group -> Department.ofGroup(group).stream())
                .distinct()
                .sorted()
                .map(Department::label)
                .collect(Collectors.joining(" or "));
    }
}
