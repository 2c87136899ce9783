package org.triad.people.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.database.TransactionMemory;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.PlainText;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.people.absence.Covers;
import org.triad.people.absence.HouseDay;

/**
 * Reads people from the engine's identity tables, which Camunda Admin edits, and keeps who stands in for whom beside them. Whoever is
 * deactivated has a name and no groups.
 */
@Repository
class EnginePeople implements People {

    private static final String SELECT = """
            select u.id_, u.first_, u.last_, u.email_,
                   coalesce(string_agg(m.group_id_, ','), '') as groups
            from act_id_user u
                left join people_account a on a.person_id = u.id_
                left join act_id_membership m on m.user_id_ = u.id_ and a.deactivated_at is null
            """;

    private static final String SELECT_ONE = """
            select u.id_, u.first_, u.last_, u.email_,
                   coalesce((select string_agg(m.group_id_, ',') from act_id_membership m
                              where m.user_id_ = u.id_ and a.deactivated_at is null), '') as groups,
                   case when exists (select 1 from people_absence where last_day >= today and first_day <= today)
                        then coalesce((select string_agg(m.group_id_, ',') from people_away(today) c
                                         join act_id_membership m on m.user_id_ = c.person_id
                                        where c.cover_id = u.id_ and c.named and a.deactivated_at is null
                                          and m.group_id_ not in ('camunda-admin', 'process-owners')), '')
                        else '' end as covered
            from act_id_user u cross join (select cast(? as date) as today) as house
                left join people_account a on a.person_id = u.id_
            where u.id_ = ?
            """;

    /** Under which a transaction remembers a person. */
    private record Known(PersonId id) {}

    /** A person and the groups they act for, their own and those of the people they stand in for while these are away. */
    private record Acting(Person person, Set<String> groups) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Covers covers;
    private final HouseDay day;
    private final ApplicationEventPublisher events;

    EnginePeople(
            JdbcClient jdbc, JdbcTemplate template, Covers covers, HouseDay day, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.template = template;
        this.covers = covers;
        this.day = day;
        this.events = events;
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return acting(id).map(Acting::person);
    }

    @Override
    public Optional<Person> resolve(String loginOrEmail) {
        if (loginOrEmail == null || loginOrEmail.isBlank() || PlainText.isUnstorable(loginOrEmail)) {
            return Optional.empty();
        }
        List<Person> found = jdbc.sql(
                        SELECT
                                + " where lower(u.id_) = lower(:text) or lower(u.email_) = lower(:text) group by u.id_ order by u.id_")
                .param("text", loginOrEmail.strip())
                .query((row, index) -> person(row))
                .list();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @Override
    public Map<PersonId, Person> named(Collection<PersonId> ids) {
        List<String> logins = ids.stream()
                .map(PersonId::value)
                .filter(login -> !PlainText.isUnstorable(login))
                .distinct()
                .toList();
        if (logins.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(SELECT + " where u.id_ in (:ids) group by u.id_")
                .param("ids", logins)
                .query((row, index) -> person(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, person -> person));
    }

    @Override
    public List<Person> membersOf(Department department) {
        return inGroups(List.of(department.key(), department.leadsKey()));
    }

    @Override
    public List<Person> leadsOf(Department department) {
        return inGroups(List.of(department.leadsKey()));
    }

    @Override
    public Set<String> groupsActedFor(PersonId id) {
        return acting(id).map(Acting::groups).orElse(Set.of());
    }

    /** Everything an act asks of a person, in one statement. */
    private Optional<Acting> acting(PersonId id) {
        return PlainText.isUnstorable(id.value())
                ? Optional.empty()
                : TransactionMemory.once(
                        new Known(id),
                        () -> template
                                .query(
                                        SELECT_ONE,
                                        (row, index) -> acting(row),
                                        java.sql.Date.valueOf(day.today()),
                                        id.value())
                                .stream()
                                .findFirst());
    }

    private static Acting acting(ResultSet row) throws SQLException {
        Person person = person(row);
        Set<String> groups = new HashSet<>(person.groups());
        groups.addAll(groups(row, "covered"));
        return new Acting(person, Set.copyOf(groups));
    }

    @Override
    public Optional<PersonId> coverOf(PersonId id) {
        return jdbc.sql("select cover_id from people_cover where person_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(PersonId::new);
    }

    @Override
    @Transactional
    public void nameCover(PersonId id, PersonId cover) {
        covers.lock();
        if (cover != null) {
            Covers.checkPossible(id, cover, this);
            covers.checkStanding(id, cover, this);
        }
        coverOf(id).ifPresent(before -> TransactionMemory.forget(new Known(before)));
        jdbc.sql("delete from people_cover where person_id = :id")
                .param("id", id.value())
                .update();
        AuditedAct act = AuditedAct.of("Cover.Named").by(id);
        if (cover == null) {
            events.publishEvent(act);
            covers.tell();
            return;
        }
        TransactionMemory.forget(new Known(cover));
        jdbc.sql("insert into people_cover (person_id, cover_id) values (:id, :cover)")
                .param("id", id.value())
                .param("cover", cover.value())
                .update();
        events.publishEvent(act.about(cover.value()));
        covers.tell();
    }

    private List<Person> inGroups(List<String> groups) {
        return jdbc.sql(SELECT + """
                                where u.id_ in (select user_id_ from act_id_membership where group_id_ in (:groups))
                                    and a.deactivated_at is null
                                group by u.id_
                                """).param("groups", groups).query((row, index) -> person(row)).list().stream()
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    private static Person person(ResultSet row) throws SQLException {
        String login = row.getString("id_");
        String first = Optional.ofNullable(row.getString("first_")).orElse("");
        String last = Optional.ofNullable(row.getString("last_")).orElse("");
        String name = (first + " " + last).strip();
        return new Person(
                new PersonId(login),
                name.isEmpty() ? login : name,
                Optional.ofNullable(row.getString("email_")).orElse(""),
                groups(row, "groups"));
    }

    private static Set<String> groups(ResultSet row, String column) throws SQLException {
        String groups = row.getString(column);
        return groups.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(groups.split(",")));
    }
}
