package org.triad.workflow.deadline;

import java.util.Set;
import java.util.stream.Collectors;
import org.triad.kernel.Department;

/**
 * What the policy is asked with of a user task.
 *
 * @param department the key of the one department whose task it is, {@code all} where it is several departments', empty where it is nobody's
 * @param task its name in the diagram
 * @param endsUnanswered whether its diagram draws what happens when nobody answers
 */
public record TaskKind(String department, String task, boolean endsUnanswered) {

    private static final String SEVERAL = "all";

    /** @param groups of the engine, which may take it */
    public static TaskKind of(Set<String> groups, String task, boolean endsUnanswered) {
        Set<Department> departments = groups.stream()
                .flatMap(group -> Department.ofGroup(group).stream())
                .collect(Collectors.toSet());
        return new TaskKind(
                switch (departments.size()) {
                    case 0 -> "";
                    case 1 -> departments.iterator().next().key();
                    default -> SEVERAL;
                },
                task.strip().replaceAll("\\s+", " "),
                endsUnanswered);
    }
}
