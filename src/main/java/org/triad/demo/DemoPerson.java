package org.triad.demo;

import java.util.List;
import java.util.Optional;
import org.triad.kernel.Department;
import org.triad.people.Person;

/** The people of the demo. All have the same password, which the console and the login page show. */
public enum DemoPerson {
    MARA(
            "mara",
            "Mara",
            "Lindqvist",
            "Lead of Marketing",
            List.of(Department.MARKETING.key(), Department.MARKETING.leadsKey())),
    BEN("ben", "Ben", "Okafor", "Marketing", List.of(Department.MARKETING.key())),
    JONAS("jonas", "Jonas", "Weber", "Lead of Sales", List.of(Department.SALES.key(), Department.SALES.leadsKey())),
    AISHA("aisha", "Aisha", "Rahman", "Sales", List.of(Department.SALES.key())),
    ELENA(
            "elena",
            "Elena",
            "Petrova",
            "Lead of Service",
            List.of(Department.SERVICE.key(), Department.SERVICE.leadsKey())),
    TOM("tom", "Tom", "Fischer", "Service", List.of(Department.SERVICE.key())),
    PRIYA("priya", "Priya", "Nair", "Process owner", List.of(Person.PROCESS_OWNERS)),
    NICO("nico", "Nico", "Alves", "No department yet", List.of()),
    ADMIN("admin", "Ada", "Morgan", "Administrator", List.of(Person.ADMINISTRATORS));

    /** The password of everybody in the demo. */
    public static final String PASSWORD = "triad";

    private final String login;
    private final String firstName;
    private final String lastName;
    private final String role;
    private final List<String> groups;

    DemoPerson(String login, String firstName, String lastName, String role, List<String> groups) {
        this.login = login;
        this.firstName = firstName;
        this.lastName = lastName;
        this.role = role;
        this.groups = groups;
    }

    public String login() {
        return login;
    }

    public String firstName() {
        return firstName;
    }

    public String lastName() {
        return lastName;
    }

    public String fullName() {
        return firstName + " " + lastName;
    }

    /** What the person does, in words. */
    public String role() {
        return role;
    }

    public List<String> groups() {
        return groups;
    }

    /** The department's name, where the person belongs to one. */
    public Optional<String> department() {
        return groups.stream()
                .flatMap(group -> Department.ofGroup(group).stream())
                .findFirst()
                .map(Department::label);
    }
}
