package org.triad.site.oidc;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.triad.kernel.Department;
import org.triad.people.Person;

/** Which of a provider's groups stands for which groups here. */
final class RoleMapping {

    private static final Map<String, Set<String>> ROLES = roles();

    private final Map<String, Set<String>> groups;

    private RoleMapping(Map<String, Set<String>> groups) {
        this.groups = groups;
    }

    /**
     * Reads {@code text=role}. The text may itself contain the sign, as names in directories do; two entries may name the same text.
     *
     * @throws org.triad.kernel.StartRefused naming the entry that cannot be read
     */
    static RoleMapping of(List<String> entries) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (String entry : entries) {
            int sign = entry.lastIndexOf('=');
            String text = entry.substring(0, Math.max(0, sign)).strip();
            Set<String> given = ROLES.get(entry.substring(sign + 1).strip());
            if (text.isEmpty() || given == null) {
                throw ProviderSettings.refused(
                        "roles",
                        "has the entry “%s”, which is not a group of the provider, the sign = and one of the roles %s"
                                .formatted(entry, String.join(", ", ROLES.keySet())));
            }
            groups.computeIfAbsent(text, unknown -> new HashSet<>()).addAll(given);
        }
        return new RoleMapping(groups);
    }

    /** The engine's groups this mapping decides about. */
    Set<String> managed() {
        return groups.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** The engine's groups of somebody about whom the provider says this. */
    Set<String> granted(Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> groups.getOrDefault(text, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean makesAdministrators() {
        return managed().contains(Person.ADMINISTRATORS);
    }

    private static Map<String, Set<String>> roles() {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        for (Department department : Department.values()) {
            roles.put(department.key(), Set.of(department.key()));
            roles.put(department.key() + "-lead", Set.of(department.key(), department.leadsKey()));
        }
        roles.put("process-owner", Set.of(Person.PROCESS_OWNERS));
        roles.put("administrator", Set.of(Person.ADMINISTRATORS));
        return roles;
    }
}
