package org.triad.people;

import java.util.Optional;
import java.util.Set;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/**
 * A person as the other modules see them.
 *
 * @param name first and last name, or the login where neither is known
 * @param email empty where none is known
 * @param groups the engine's groups, by id
 */
public record Person(PersonId id, String name, String email, Set<String> groups) {

    /** The engine's group of administrators. */
    public static final String ADMINISTRATORS = "camunda-admin";

    /** The engine's group of people who may change diagrams. */
    public static final String PROCESS_OWNERS = "process-owners";

    public boolean isMemberOf(Department department) {
        return groups.contains(department.key()) || leads(department);
    }

    public boolean leads(Department department) {
        return groups.contains(department.leadsKey());
    }

    /** Whether the person leads a department, be it their first or another one. */
    public boolean leadsAny() {
        return java.util.Arrays.stream(Department.values()).anyMatch(this::leads);
    }

    /** Whether the person belongs to a department at all; who does not sees nothing of the campaigns. */
    public boolean hasDepartment() {
        return department().isPresent();
    }

    /** The person's department; of several the first in the order of {@link Department}. */
    public Optional<Department> department() {
        return java.util.Arrays.stream(Department.values())
                .filter(this::isMemberOf)
                .findFirst();
    }

    /** All departments of the person, in the order of {@link Department}. */
    public java.util.List<Department> departments() {
        return java.util.Arrays.stream(Department.values())
                .filter(this::isMemberOf)
                .toList();
    }

    public boolean isAdministrator() {
        return groups.contains(ADMINISTRATORS);
    }

    public boolean ownsProcesses() {
        return groups.contains(PROCESS_OWNERS);
    }

    /** Whether the person may read campaigns: departments and administrators. */
    public boolean seesCampaigns() {
        return hasDepartment() || isAdministrator();
    }

    /** Whether the person may read customers' personal data: Sales and Service only. */
    public boolean seesCustomers() {
        return isMemberOf(Department.SALES) || isMemberOf(Department.SERVICE);
    }
}
