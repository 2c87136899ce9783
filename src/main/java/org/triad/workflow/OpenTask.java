package org.triad.workflow;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.Person;

/**
 * A user task somebody owes.
 *
 * @param id the engine's task id
 * @param name as the diagram calls it
 * @param elementId the user task's id in its diagram
 * @param bundle key of the diagram
 * @param groups candidate groups
 * @param assignee who has it; empty where nobody has claimed it
 * @param since when it was created
 * @param due empty where it has no deadline
 * @param paused whether its campaign is paused, so that nothing is due
 */
public record OpenTask(
        String id,
        String name,
        String elementId,
        String bundle,
        CampaignKey campaign,
        Set<String> groups,
        Optional<PersonId> assignee,
        Instant since,
        Optional<Instant> due,
        boolean paused) {

    /** The departments whose task this is, in the order of {@link Department}. */
    public Set<Department> departments() {
        Set<Department> found = java.util.EnumSet.noneOf(Department.class);
        groups.forEach(group -> Department.ofGroup(group).ifPresent(found::add));
        return found;
    }

    /**
     * Whether a person gives it to others and moves its due date: the leads of its departments, whoever covers for one, administrators.
     *
     * @param actsFor the groups the person acts for, see {@link org.triad.people.People#groupsActedFor}
     */
    public boolean isManagedBy(Person person, Set<String> actsFor) {
        return person.isAdministrator()
                || departments().stream().anyMatch(department -> actsFor.contains(department.leadsKey()));
    }

    public boolean isOverdueAt(Instant now) {
        return !paused && due.filter(now::isAfter).isPresent();
    }

    /** Where it is worked on: a path below the application's root. */
    public String tasklistPath() {
        return "/camunda/app/tasklist/default/#/?task=" + id;
    }
}
