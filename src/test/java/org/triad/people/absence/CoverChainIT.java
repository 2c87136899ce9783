package org.triad.people.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.Absences;
import org.triad.people.Absences.Away;
import org.triad.people.Accounts;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;

/** Who stands in, in hundreds of random houses, circles and all: the database says what is counted here by hand. */
@TriadTest
class CoverChainIT {

    private static final long SEED = 20_261_124L;
    private static final int HOUSES = 200;
    private static final int PEOPLE = 7;

    @Autowired
    private Absences absences;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theFirstDownTheChainWhoIsThereCoversOrTheLeadsDo() {
        List<PersonId> house = IntStream.range(0, PEOPLE)
                .mapToObj(number -> SomePerson.in(accounts, "sales").id())
                .toList();
        Random random = new Random(SEED);
        int[] ends = new int[2];
        for (int number = 0; number < HOUSES; number++) {
            transaction.executeWithoutResult(status -> {
                Map<PersonId, PersonId> covers = new HashMap<>();
                Set<PersonId> away = new HashSet<>();
                house.forEach(person -> arrange(person, house, random, covers, away));
                Map<PersonId, Away> said = absences.now();

                assertThat(said.keySet()).isEqualTo(away);
                away.forEach(person -> {
                    PersonId there = walk(person, covers, away);
                    Set<PersonId> expected = there == null ? leads(person, away) : Set.of(there);
                    assertThat(said.get(person).covers())
                            .as("%s, covers %s, away %s", person, covers, away)
                            .isEqualTo(expected);
                    assertThat(said.get(person).named()).isEqualTo(there != null);
                    ends[there == null ? 0 : 1]++;
                });
                status.setRollbackOnly();
            });
        }
        assertThat(ends[0]).as("leads").isGreaterThan(100);
        assertThat(ends[1]).as("named covers").isGreaterThan(100);
    }

    private void arrange(
            PersonId person, List<PersonId> house, Random random, Map<PersonId, PersonId> covers, Set<PersonId> away) {
        PersonId standing = house.get(random.nextInt(PEOPLE));
        if (!standing.equals(person) && random.nextInt(3) > 0) {
            jdbc.sql("insert into people_cover (person_id, cover_id) values (:person, :cover)")
                    .param("person", person.value())
                    .param("cover", standing.value())
                    .update();
            covers.put(person, standing);
        }
        if (random.nextInt(5) < 3) {
            PersonId named = house.get(random.nextInt(PEOPLE));
            boolean names = !named.equals(person) && random.nextBoolean();
            jdbc.sql("""
                            insert into people_absence (person_id, first_day, last_day, cover_id, set_by)
                            values (:person, :day, :day, :cover, :person)
                            """)
                    .param("person", person.value())
                    .param("day", Date.valueOf(absences.today()))
                    .param("cover", names ? named.value() : null)
                    .update();
            away.add(person);
            if (names) {
                covers.put(person, named);
            }
        }
    }

    /** The first who is there; null where the chain ends or goes in a circle. */
    private static PersonId walk(PersonId person, Map<PersonId, PersonId> covers, Set<PersonId> away) {
        Set<PersonId> passed = new HashSet<>();
        PersonId at = person;
        while (at != null && away.contains(at)) {
            if (!passed.add(at)) {
                return null;
            }
            at = covers.get(at);
        }
        return at;
    }

    private Set<PersonId> leads(PersonId person, Set<PersonId> away) {
        Department department = people.find(person).flatMap(Person::department).orElseThrow();
        return people.leadsOf(department).stream()
                .map(Person::id)
                .filter(lead -> !away.contains(lead))
                .collect(Collectors.toSet());
    }
}
