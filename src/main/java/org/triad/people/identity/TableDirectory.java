package org.triad.people.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.kernel.PersonId;
import org.triad.people.PeopleDirectory;
import org.triad.people.Person;

/** Reads the directory from the engine's identity tables. */
@Repository
class TableDirectory implements PeopleDirectory {

    private static final String FROM = """
             from act_id_user u left join people_account a on a.person_id = u.id_
            where (:text = '' or lower(u.id_ || ' ' || coalesce(u.first_, '') || ' ' || coalesce(u.last_, '') || ' '
                       || coalesce(u.email_, '')) like :like escape '\\')
              and (:group = '' or exists (select 1 from act_id_membership g where g.user_id_ = u.id_ and g.group_id_ = :group))
              and (:deactivated or a.deactivated_at is null)
            """;

    private static final String SELECT = """
            select u.id_, u.first_, u.last_, u.email_, a.deactivated_at is null as active,
                   u.pwd_ is not null and coalesce(a.password_temporary, true) as temporary,
                   coalesce((select string_agg(m.group_id_, ',') from act_id_membership m where m.user_id_ = u.id_), '') as groups
            """;

    private final JdbcClient jdbc;

    TableDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page list(Query query) {
        String text = query.text().strip().toLowerCase(Locale.ROOT);
        List<Entry> entries = asked(
                        SELECT + FROM
                                + " order by lower(coalesce(u.first_, '') || ' ' || coalesce(u.last_, '')), u.id_ limit :size offset :from",
                        query,
                        text)
                .param("size", query.size())
                .param("from", Math.multiplyExact((long) query.page(), query.size()))
                .query((row, index) -> entry(row))
                .list();
        return new Page(
                entries,
                asked("select count(*)" + FROM, query, text).query(Long.class).single());
    }

    @Override
    public Optional<Entry> find(PersonId id) {
        return jdbc.sql(SELECT
                        + " from act_id_user u left join people_account a on a.person_id = u.id_ where u.id_ = :id")
                .param("id", id.value())
                .query((row, index) -> entry(row))
                .optional();
    }

    private JdbcClient.StatementSpec asked(String sql, Query query, String text) {
        return jdbc.sql(sql)
                .param("text", text)
                .param(
                        "like",
                        "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("group", query.group())
                .param("deactivated", query.deactivated());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String login = row.getString("id_");
        String first = Optional.ofNullable(row.getString("first_")).orElse("");
        String last = Optional.ofNullable(row.getString("last_")).orElse("");
        String name = (first + " " + last).strip();
        String groups = row.getString("groups");
        return new Entry(
                new Person(
                        new PersonId(login),
                        name.isEmpty() ? login : name,
                        Optional.ofNullable(row.getString("email_")).orElse(""),
                        groups.isEmpty() ? Set.of() : Set.of(groups.split(","))),
                first,
                last,
                row.getBoolean("active"),
                row.getBoolean("temporary"));
    }
}
