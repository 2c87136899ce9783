package org.triad.people.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.triad.kernel.Department;
import org.triad.kernel.Refusal;
import org.triad.kernel.Refusal.Violation;
import org.triad.people.AccountDesk.Details;
import org.triad.people.Person;

/** What an account may be called and belong to. */
final class AccountRules {

    static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}");

    /** What a mail server will take for sure: no quotes, no comments, no line breaks, no second recipient. */
    private static final Pattern EMAIL =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,180}[a-zA-Z0-9])?");

    private static final int LONGEST_NAME = 100;

    private static final Set<String> GROUPS = Stream.concat(
                    Arrays.stream(Department.values())
                            .flatMap(department -> Stream.of(department.key(), department.leadsKey())),
                    Stream.of(Person.PROCESS_OWNERS, Person.ADMINISTRATORS))
            .collect(Collectors.toUnmodifiableSet());

    private AccountRules() {}

    /** @throws Refusal naming {@code login} */
    static List<Violation> ofLogin(String login) {
        return LOGIN.matcher(login).matches()
                ? List.of()
                : List.of(
                        new Violation(
                                "login",
                                "A login is a letter or digit followed by letters, digits and . _ @ - only, 64 characters at most."));
    }

    static List<Violation> of(Details details) {
        List<Violation> violations = new ArrayList<>();
        name("firstName", "The first name", details.firstName()).ifPresent(violations::add);
        name("lastName", "The last name", details.lastName()).ifPresent(violations::add);
        if (!details.email().isEmpty() && !EMAIL.matcher(details.email()).matches()) {
            violations.add(new Violation(
                    "email", "This is not an e-mail address: write it like name@example.org, or leave it empty."));
        }
        return violations;
    }

    /** A lead is a member of the department, too. */
    static Set<String> completed(Set<String> groups) {
        Set<String> all = groups.stream().collect(Collectors.toSet());
        for (Department department : Department.values()) {
            if (all.contains(department.leadsKey())) {
                all.add(department.key());
            }
        }
        return all;
    }

    static List<Violation> ofGroups(Set<String> groups) {
        return GROUPS.containsAll(groups)
                ? List.of()
                : List.of(new Violation("groups", "There are only these: %s.".formatted(String.join(", ", sorted()))));
    }

    /** Whether Triad gives this group a meaning; others belong to Camunda Admin. */
    static boolean knows(String group) {
        return GROUPS.contains(group);
    }

    private static List<String> sorted() {
        return GROUPS.stream().sorted().toList();
    }

    private static java.util.Optional<Violation> name(String field, String what, String value) {
        if (value.isEmpty()) {
            return java.util.Optional.of(new Violation(field, what + " is missing."));
        }
        return value.length() > LONGEST_NAME || value.chars().anyMatch(Character::isISOControl)
                ? java.util.Optional.of(
                        new Violation(field, what + " is one line of %d characters at most.".formatted(LONGEST_NAME)))
                : java.util.Optional.empty();
    }
}
