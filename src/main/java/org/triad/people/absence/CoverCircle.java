package org.triad.people.absence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.Person;

/** People who would cover for one another in a circle, so that nobody is left. */
public final class CoverCircle {

    private CoverCircle() {}

    /**
     * The circle that is closed when somebody is covered by somebody else: from the person along the covers back to them. Empty where none
     * is; a circle further down which the person is not in was there before.
     *
     * @param coverOf who covers for somebody else; empty where the chain ends there
     */
    public static List<PersonId> closedBy(
            PersonId person, PersonId cover, Function<PersonId, Optional<PersonId>> coverOf) {
        Set<PersonId> passed = new LinkedHashSet<>(Set.of(person));
        PersonId next = cover;
        while (passed.add(next)) {
            Optional<PersonId> following = coverOf.apply(next);
            if (following.isEmpty()) {
                return List.of();
            }
            next = following.get();
        }
        if (!next.equals(person)) {
            return List.of();
        }
        List<PersonId> circle = new ArrayList<>(passed);
        circle.add(person);
        return circle;
    }

    /** Says who is in it. */
    static Refusal refusal(List<PersonId> circle, Map<PersonId, Person> people, String when) {
        String names = circle.stream()
                .map(id -> people.containsKey(id) ? people.get(id).name() : id.value())
                .collect(Collectors.joining(" → "));
        return Refusal.invalid(
                "cover", "%s would cover for one another in a circle%s. Choose somebody else.".formatted(names, when));
    }
}
