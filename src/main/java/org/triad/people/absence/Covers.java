package org.triad.people.absence;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.PersonId;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.people.CoverBegan;
import org.triad.people.People;
import org.triad.people.Person;

/** Who may cover for whom, and that covers are told once. */
@Repository
public class Covers {

    /** Changes of covers come one after the other, so that two of them cannot close a circle together. */
    private static final long ONE_AT_A_TIME = 3_400_018L;

    private record Edge(PersonId person, LocalDate firstDay, LocalDate lastDay, Optional<PersonId> cover) {}

    private final JdbcClient jdbc;
    private final HouseDay day;
    private final ApplicationEventPublisher events;

    Covers(JdbcClient jdbc, HouseDay day, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.day = day;
        this.events = events;
    }

    /** Lets other changes wait until the caller's transaction ends. */
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ONE_AT_A_TIME)
                .query((row, index) -> index)
                .list();
    }

    /**
     * @throws Refusal (invalid) if nobody has this login, it is the person's own, or somebody's who sees no tasks
     */
    public static void checkPossible(PersonId person, PersonId cover, People people) {
        if (person.equals(cover)) {
            throw Refusal.invalid("cover", "Nobody can stand in for themselves. Choose a colleague.");
        }
        Person found = people.find(cover)
                .orElseThrow(() -> Refusal.invalid(
                        "cover", "Nobody here has the login “%s”.".formatted(PlainText.visible(cover.value()))));
        if (!found.hasDepartment()) {
            throw Refusal.invalid(
                    "cover",
                    "%s belongs to no department and sees no tasks. Choose a colleague.".formatted(found.name()));
        }
    }

    /** Checks a standing cover, which holds on all days: standing covers never go in a circle. */
    public void checkStanding(PersonId person, PersonId cover, People people) {
        Map<PersonId, PersonId> standing = jdbc
                .sql("select person_id, cover_id from people_cover")
                .query((row, index) ->
                        Map.entry(new PersonId(row.getString("person_id")), new PersonId(row.getString("cover_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<PersonId> circle = CoverCircle.closedBy(
                person, cover, each -> Optional.ofNullable(standing.get(each)).filter(next -> !each.equals(person)));
        if (!circle.isEmpty()) {
            throw CoverCircle.refusal(circle, people.named(circle), " when all of them are away");
        }
    }

    /** Checks the cover named for an absence: on none of its days those who are away then cover for one another in a circle. */
    void check(PersonId person, LocalDate firstDay, LocalDate lastDay, PersonId cover, People people) {
        List<Edge> others = jdbc.sql("""
                        select a.person_id, a.first_day, a.last_day, coalesce(a.cover_id, c.cover_id) as cover_id
                        from people_absence a left join people_cover c on c.person_id = a.person_id
                        where a.person_id <> :person and a.first_day <= :last and a.last_day >= :first
                        """)
                .param("person", person.value())
                .param("first", Date.valueOf(firstDay))
                .param("last", Date.valueOf(lastDay))
                .query((row, index) -> new Edge(
                        new PersonId(row.getString("person_id")),
                        row.getDate("first_day").toLocalDate(),
                        row.getDate("last_day").toLocalDate(),
                        Optional.ofNullable(row.getString("cover_id")).map(PersonId::new)))
                .list();
        // A circle holds from the day on which the last of those in it goes: no other days need to be looked at.
        TreeSet<LocalDate> days = new TreeSet<>(List.of(firstDay));
        others.stream()
                .map(Edge::firstDay)
                .filter(from -> from.isAfter(firstDay))
                .forEach(days::add);
        for (LocalDate looked : days) {
            Map<PersonId, Edge> away = others.stream()
                    .filter(edge -> !looked.isBefore(edge.firstDay()) && !looked.isAfter(edge.lastDay()))
                    .collect(Collectors.toMap(Edge::person, Function.identity(), (one, other) -> one));
            List<PersonId> circle = CoverCircle.closedBy(
                    person, cover, each -> Optional.ofNullable(away.get(each)).flatMap(Edge::cover));
            if (!circle.isEmpty()) {
                throw CoverCircle.refusal(circle, people.named(circle), " from " + looked + " on");
            }
        }
    }

    /** Tells those who cover for somebody today and have not been told. */
    @Transactional
    public void tell() {
        jdbc.sql("""
                        with told as (
                            insert into people_absence_told (absence_id, cover_id)
                            select absence_id, cover_id from people_away(:today) where cover_id is not null
                            on conflict do nothing returning absence_id, cover_id)
                        select a.id, a.person_id, a.last_day, told.cover_id
                        from told join people_absence a on a.id = told.absence_id order by a.id, told.cover_id
                        """)
                .param("today", Date.valueOf(day.today()))
                .query((row, index) -> new CoverBegan(
                        row.getLong("id"),
                        new PersonId(row.getString("person_id")),
                        new PersonId(row.getString("cover_id")),
                        row.getDate("last_day").toLocalDate()))
                .list()
                .forEach(events::publishEvent);
    }
}
