package org.triad.people.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.triad.kernel.PersonId;

class CoverCircleTest {

    /** Somebody names somebody. */
    record Naming(PersonId person, PersonId cover) {}

    @Provide
    Arbitrary<List<Naming>> namings() {
        Arbitrary<PersonId> person =
                Arbitraries.of("aisha", "ben", "elena", "jonas", "mara", "tom").map(PersonId::new);
        return Combinators.combine(person, person).as(Naming::new).list().ofMaxSize(30);
    }

    /** Whatever is named one after the other: with what would close a circle left out, every chain ends. */
    @Property
    void everyChainEndsWhereCirclesAreRefused(@ForAll("namings") List<Naming> namings) {
        Map<PersonId, PersonId> covers = accepted(namings);

        covers.keySet().forEach(person -> {
            Set<PersonId> passed = new HashSet<>();
            for (PersonId at = person; at != null; at = covers.get(at)) {
                assertThat(passed.add(at))
                        .as("%s comes twice from %s in %s", at, person, covers)
                        .isTrue();
            }
        });
    }

    /** What is refused is one: it leads from the person along the covers back to them. */
    @Property
    void whatIsRefusedIsACircle(@ForAll("namings") List<Naming> namings) {
        Map<PersonId, PersonId> covers = new HashMap<>();
        for (Naming naming : namings) {
            List<PersonId> circle = circle(covers, naming);
            if (circle.isEmpty()) {
                covers.put(naming.person(), naming.cover());
                continue;
            }
            assertThat(circle).startsWith(naming.person(), naming.cover()).endsWith(naming.person());
            for (int at = 1; at + 1 < circle.size(); at++) {
                assertThat(covers.get(circle.get(at))).isEqualTo(circle.get(at + 1));
            }
        }
    }

    @Example
    void oneselfIsTheSmallestCircle() {
        PersonId mara = new PersonId("mara");

        assertThat(CoverCircle.closedBy(mara, mara, person -> Optional.empty())).containsExactly(mara, mara);
    }

    @Example
    void aCircleFurtherDownIsNotClosedByWhoeverComesToIt() {
        Map<PersonId, PersonId> covers = Map.of(
                new PersonId("ben"), new PersonId("tom"),
                new PersonId("tom"), new PersonId("ben"));

        assertThat(circle(covers, new Naming(new PersonId("mara"), new PersonId("ben"))))
                .isEmpty();
    }

    private static Map<PersonId, PersonId> accepted(List<Naming> namings) {
        Map<PersonId, PersonId> covers = new HashMap<>();
        namings.stream()
                .filter(naming -> circle(covers, naming).isEmpty())
                .forEach(naming -> covers.put(naming.person(), naming.cover()));
        return covers;
    }

    private static List<PersonId> circle(Map<PersonId, PersonId> covers, Naming naming) {
        return CoverCircle.closedBy(
                naming.person(),
                naming.cover(),
                person -> person.equals(naming.person()) ? Optional.empty() : Optional.ofNullable(covers.get(person)));
    }
}
