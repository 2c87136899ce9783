package org.triad.people.absence;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.people.Absences;
import org.triad.people.People;
import org.triad.people.Person;

/** Keeps absences; who stands in is the database's function {@code people_away}. */
@Repository
class AbsenceTable implements Absences {

    private final JdbcClient jdbc;
    private final People people;
    private final Covers covers;
    private final HouseDay day;
    private final ApplicationEventPublisher events;

    AbsenceTable(JdbcClient jdbc, People people, Covers covers, HouseDay day, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.covers = covers;
        this.day = day;
        this.events = events;
    }

    @Override
    public LocalDate today() {
        return day.today();
    }

    @Override
    public List<Absence> of(PersonId person) {
        return jdbc.sql(
                        "select * from people_absence where person_id = :person and last_day >= :today order by first_day")
                .param("person", person.value())
                .param("today", Date.valueOf(today()))
                .query((row, index) -> absence(row))
                .list();
    }

    @Override
    public Map<PersonId, Away> now() {
        Map<PersonId, Away> away = new LinkedHashMap<>();
        jdbc.sql("select * from people_away(:today) order by person_id, cover_id")
                .param("today", Date.valueOf(today()))
                .query((row, index) -> new Away(
                        new PersonId(row.getString("person_id")),
                        row.getDate("last_day").toLocalDate(),
                        leading(row),
                        row.getBoolean("named"),
                        new PersonId(row.getString("set_by"))))
                .list()
                .forEach(one -> away.merge(one.person(), one, AbsenceTable::together));
        return away;
    }

    /** Several leads cover for the same person. */
    private static Away together(Away one, Away other) {
        Map<PersonId, Set<Department>> all = new LinkedHashMap<>(one.leading());
        other.leading()
                .forEach((lead, departments) -> all.merge(
                        lead,
                        departments,
                        (some, more) ->
                                Stream.of(some, more).flatMap(Set::stream).collect(Collectors.toSet())));
        return new Away(one.person(), one.until(), all, one.named(), one.setBy());
    }

    private static Map<PersonId, Set<Department>> leading(ResultSet row) throws SQLException {
        String cover = row.getString("cover_id");
        return cover == null
                ? Map.of()
                : Map.of(
                        new PersonId(cover),
                        Department.ofGroup(row.getString("department")).stream().collect(Collectors.toSet()));
    }

    @Override
    public Set<PersonId> coversOf(PersonId person) {
        return Optional.ofNullable(now().get(person)).map(Away::covers).orElse(Set.of());
    }

    @Override
    public Set<PersonId> coversOf(PersonId person, Set<Department> departments) {
        return Optional.ofNullable(now().get(person))
                .map(away -> away.coversAt(departments))
                .orElse(Set.of());
    }

    @Override
    @Transactional
    public long add(PersonId person, LocalDate firstDay, LocalDate lastDay, Optional<PersonId> cover) {
        AbsenceDays.check(firstDay, lastDay, today());
        return add(person, firstDay, lastDay, cover, person);
    }

    private long add(PersonId person, LocalDate firstDay, LocalDate lastDay, Optional<PersonId> cover, PersonId setBy) {
        covers.lock();
        of(person).stream()
                .filter(known ->
                        !known.firstDay().isAfter(lastDay) && !known.lastDay().isBefore(firstDay))
                .findFirst()
                .ifPresent(known -> {
                    throw Refusal.conflict(
                            "There is an absence from %s to %s already. End it first, or choose other days."
                                    .formatted(known.firstDay(), known.lastDay()));
                });
        cover.ifPresent(named -> {
            Covers.checkPossible(person, named, people);
            covers.check(person, firstDay, lastDay, named, people);
        });
        long id = jdbc.sql("""
                        insert into people_absence (person_id, first_day, last_day, cover_id, set_by)
                        values (:person, :first, :last, :cover, :by) returning id
                        """)
                .param("person", person.value())
                .param("first", Date.valueOf(firstDay))
                .param("last", Date.valueOf(lastDay))
                .param("cover", cover.map(PersonId::value).orElse(null))
                .param("by", setBy.value())
                .query(Long.class)
                .single();
        events.publishEvent(AuditedAct.of("Absence.Added")
                .by(setBy)
                .about(person.value())
                .detail("%s to %s%s"
                        .formatted(
                                firstDay,
                                lastDay,
                                cover.map(named -> ", cover " + named).orElse(""))));
        covers.tell();
        return id;
    }

    @Override
    @Transactional
    public void end(long id, PersonId person) {
        covers.lock();
        end(
                of(person).stream()
                        .filter(absence -> absence.id() == id)
                        .findFirst()
                        .orElseThrow(() -> Refusal.unknown("You have no such absence, or it is over already.")),
                person);
    }

    private void end(Absence absence, PersonId by) {
        LocalDate today = today();
        boolean begunEarlier = absence.firstDay().isBefore(today);
        if (begunEarlier) {
            jdbc.sql("update people_absence set last_day = :yesterday where id = :id")
                    .param("yesterday", Date.valueOf(today.minusDays(1)))
                    .param("id", absence.id())
                    .update();
        } else {
            jdbc.sql("delete from people_absence where id = :id")
                    .param("id", absence.id())
                    .update();
        }
        events.publishEvent(AuditedAct.of(begunEarlier ? "Absence.Ended" : "Absence.TakenBack")
                .by(by)
                .about(absence.person().value())
                .detail("%s to %s".formatted(absence.firstDay(), absence.lastDay())));
        covers.tell();
    }

    @Override
    @Transactional
    public void awayToday(PersonId person, Optional<PersonId> cover, Person by) {
        Person found = ledBy(person, by);
        if (cover.isPresent()
                && !by.isAdministrator()
                && !found.departments().stream().allMatch(by::leads)) {
            throw Refusal.invalid(
                    "cover",
                    "%s works for departments you do not lead, too, and a cover acts for all of them. Leave the cover out: the standing cover or the leads stand in."
                            .formatted(found.name()));
        }
        add(found.id(), today(), today(), cover, by.id());
    }

    @Override
    @Transactional
    public void backToday(PersonId person, Person by) {
        Person found = ledBy(person, by);
        covers.lock();
        end(
                of(person).stream()
                        .filter(absence ->
                                absence.includes(today()) && !absence.setBy().equals(person))
                        .findFirst()
                        .orElseThrow(() -> Refusal.conflict(
                                "No lead has set %s away today. What people enter themselves, they end themselves."
                                        .formatted(found.name()))),
                by.id());
    }

    /** The person, if somebody may speak for them. */
    private Person ledBy(PersonId person, Person by) {
        Optional<Person> found = people.find(person);
        boolean may = by.isAdministrator()
                || found.stream().flatMap(each -> each.departments().stream()).anyMatch(by::leads);
        if (!may) {
            throw Refusal.forbidden(
                    "Only leads of their department and administrators say that somebody is away today.");
        }
        return found.orElseThrow(
                () -> Refusal.unknown("Nobody here has the login “%s”.".formatted(PlainText.visible(person.value()))));
    }

    private static Absence absence(ResultSet row) throws SQLException {
        return new Absence(
                row.getLong("id"),
                new PersonId(row.getString("person_id")),
                row.getDate("first_day").toLocalDate(),
                row.getDate("last_day").toLocalDate(),
                Optional.ofNullable(row.getString("cover_id")).map(PersonId::new),
                new PersonId(row.getString("set_by")));
    }
}
