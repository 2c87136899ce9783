package org.triad.audit.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.audit.AuditEntry;
import org.triad.audit.AuditLog;
import org.triad.audit.AuditQuery;
import org.triad.audit.Door;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** The rows of the log. The database refuses to change or to take away any of them. */
@Repository
class AuditTable implements AuditLog {

    private static final String INSERT = """
            insert into audit_entry (at, door, act, person, campaign, model, about, outcome, detail, address)
            select * from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    AuditTable(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /** However many, in one statement. */
    void insert(List<Act> acts) {
        if (acts.isEmpty()) {
            return;
        }
        template.update(
                INSERT,
                column(acts, act -> act.at().toString()),
                column(acts, Act::door),
                column(acts, Act::act),
                column(acts, Act::person),
                column(acts, Act::campaign),
                column(acts, Act::model),
                column(acts, Act::about),
                column(acts, Act::outcome),
                column(acts, Act::detail),
                column(acts, Act::address));
    }

    private static Object column(List<Act> acts, Function<Act, String> value) {
        return acts.stream().map(value).toArray(String[]::new);
    }

    @Override
    public List<AuditEntry> find(AuditQuery query, long before, int limit) {
        List<String> conditions = new ArrayList<>(List.of("id < :before"));
        Map<String, Object> parameters = new HashMap<>(Map.of("before", before, "limit", limit));
        narrow(query.who(), "who", "person = :who", conditions, parameters);
        narrow(query.act(), "act", "act = :act", conditions, parameters);
        narrow(query.door().map(Door::name), "door", "door = :door", conditions, parameters);
        narrow(
                query.about(),
                "about",
                "(campaign = :about or model = :about or about = :about)",
                conditions,
                parameters);
        narrow(query.from().map(at -> at.atOffset(ZoneOffset.UTC)), "from", "at >= :from", conditions, parameters);
        narrow(query.to().map(at -> at.atOffset(ZoneOffset.UTC)), "to", "at < :to", conditions, parameters);
        return jdbc.sql("""
                        select id, at, door, act, person, campaign, model, about, outcome, detail, address
                        from audit_entry where %s order by id desc limit :limit
                        """.formatted(String.join(" and ", conditions)))
                .params(parameters)
                .query((row, index) -> entry(row))
                .list();
    }

    /** Jumps from one act to the next in its index: there are few, and the rows between are not read. */
    @Override
    public List<String> acts() {
        return jdbc.sql("""
                        with recursive known (act) as (
                            (select act from audit_entry order by act limit 1)
                            union all
                            select (select e.act from audit_entry e where e.act > known.act order by e.act limit 1)
                            from known where known.act is not null)
                        select act from known where act is not null
                        """).query(String.class).list();
    }

    private static void narrow(
            Optional<?> value, String name, String condition, List<String> conditions, Map<String, Object> parameters) {
        value.ifPresent(given -> {
            conditions.add(condition);
            parameters.put(name, given);
        });
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Door.valueOf(row.getString("door")),
                row.getString("act"),
                text(row, "person").map(PersonId::new),
                text(row, "campaign").flatMap(CampaignKey::parse),
                text(row, "model"),
                text(row, "about"),
                text(row, "outcome"),
                text(row, "detail"),
                text(row, "address"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
