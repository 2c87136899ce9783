package org.triad.insight.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.triad.kernel.Department;
import org.triad.workflow.OpenTask;

/**
 * One open task: who owes what since when.
 *
 * @param face who has claimed it; empty where it is anybody's of the departments
 * @param departments whose task it is
 * @param leads whether it is for leads only
 * @param path where it is worked on
 * @param absent where whoever has it is away today
 * @param managed whether the reader gives it to others and moves its due date
 */
record Owed(
        String id,
        String task,
        Optional<Face> face,
        List<Department> departments,
        boolean leads,
        Instant since,
        Optional<Instant> due,
        boolean overdue,
        boolean paused,
        String path,
        Optional<Absent> absent,
        boolean managed) {

    /**
     * @param until the last day
     * @param covers names of those who stand in; empty where nobody is left
     */
    record Absent(LocalDate until, String covers) {}

    static Owed of(OpenTask task, Onlooker onlooker) {
        List<Department> departments = List.copyOf(task.departments());
        boolean leads = !departments.isEmpty()
                && task.groups().stream()
                        .noneMatch(group -> departments.stream()
                                .anyMatch(department -> department.key().equals(group)));
        return new Owed(
                task.id(),
                task.name(),
                task.assignee()
                        .map(person -> departments.size() == 1
                                ? Face.of(person, onlooker.people(), departments.get(0))
                                : Face.of(person, onlooker.people())),
                departments,
                leads,
                task.since(),
                task.due(),
                task.isOverdueAt(onlooker.now()),
                task.paused(),
                task.tasklistPath(),
                task.assignee().flatMap(person -> onlooker.absent(person, task.departments())),
                onlooker.manages(task));
    }
}
