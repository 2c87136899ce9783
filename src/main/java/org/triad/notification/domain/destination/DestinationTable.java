package org.triad.notification.domain.destination;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.notification.domain.destination.Destination.OldSecret;

/** Keeps destinations, and what became of attempts to reach them. */
@Repository
public class DestinationTable {

    private static final String ALL =
            "select * from notification_destination order by format = 'WEBHOOK', department, lower(name), id";

    private final JdbcClient jdbc;

    DestinationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Channels by department, then webhooks. */
    List<Destination> all() {
        return jdbc.sql(ALL).query(DestinationTable::row).list();
    }

    Optional<Destination> find(long id) {
        return jdbc.sql("select * from notification_destination where id = :id")
                .param("id", id)
                .query(DestinationTable::row)
                .optional();
    }

    /** Those that are still there, by id. */
    public Map<Long, Destination> find(Collection<Long> ids) {
        return jdbc
                .sql("select * from notification_destination where id in (:ids)")
                .param("ids", ids)
                .query(DestinationTable::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Destination::id, Function.identity()));
    }

    long add(
            Format format,
            String name,
            Optional<Department> department,
            URI address,
            List<String> topics,
            boolean active,
            Optional<String> secret,
            Instant at,
            PersonId by) {
        return jdbc.sql("""
                        insert into notification_destination (format, name, department, address, topics, active, secret, created_at, created_by)
                        values (:format, :name, :department, :address, string_to_array(:topics, ','), :active, :secret, :at, :by)
                        returning id
                        """)
                .param("format", format.name())
                .param("name", name)
                .param("department", department.map(Department::name).orElse(null))
                .param("address", address.toString())
                .param("topics", stored(format, topics))
                .param("active", active)
                .param("secret", secret.orElse(null))
                .param("at", Timestamp.from(at))
                .param("by", by.value())
                .query(Long.class)
                .single();
    }

    /** Whatever kept it from being sent to before no longer counts. */
    void change(Destination changed) {
        jdbc.sql("""
                        update notification_destination
                        set name = :name, address = :address, topics = string_to_array(:topics, ','), active = :active,
                            off_reason = case when :active then null else off_reason end, rests_until = null, failures = 0
                        where id = :id
                        """)
                .param("id", changed.id())
                .param("name", changed.name())
                .param("address", changed.address().toString())
                .param("topics", stored(changed.format(), changed.topics()))
                .param("active", changed.active())
                .update();
    }

    void remove(long id) {
        jdbc.sql("delete from notification_destination where id = :id")
                .param("id", id)
                .update();
    }

    /** Whoever else changes it waits until the end of the transaction. */
    void lock(long id) {
        jdbc.sql("select id from notification_destination where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** The new secret, and those that sign beside it. */
    void rotate(long id, String secret, List<OldSecret> old) {
        jdbc.sql("""
                        update notification_destination
                        set secret = :secret, old_secrets = cast(:old as text[]), old_secrets_until = cast(:until as timestamptz[])
                        where id = :id
                        """)
                .param("id", id)
                .param("secret", secret)
                .param("old", old.stream().map(OldSecret::secret).toArray(String[]::new))
                .param(
                        "until",
                        old.stream().map(each -> each.until().toString()).toArray(String[]::new))
                .update();
    }

    /** It could be reached. */
    public void reached(long id) {
        jdbc.sql(
                        "update notification_destination set rests_until = null, failures = 0 where id = :id and (failures > 0 or rests_until is not null)")
                .param("id", id)
                .update();
    }

    /** It could not be reached, so many times in a row as is returned. */
    public int notReached(long id) {
        return jdbc.sql("update notification_destination set failures = failures + 1 where id = :id returning failures")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    /** Nothing is sent to it until then. */
    public void rest(long id, Instant until) {
        jdbc.sql("update notification_destination set rests_until = :until where id = :id")
                .param("id", id)
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Somebody asked for something to be sent now. */
    void wake(long id) {
        jdbc.sql("update notification_destination set rests_until = null where id = :id")
                .param("id", id)
                .update();
    }

    /** @return false if it was off already, or is at another address by now */
    boolean switchOff(long id, URI address, String why) {
        return jdbc.sql("""
                        update notification_destination set active = false, off_reason = :why
                        where id = :id and address = :address and active
                        """)
                        .param("id", id)
                        .param("address", address.toString())
                        .param("why", why)
                        .update()
                > 0;
    }

    private static String stored(Format format, List<String> topics) {
        return topics.stream()
                .map(word -> Topics.stored(format, word).orElseThrow())
                .collect(Collectors.joining(","));
    }

    private static Destination row(ResultSet row, int index) throws SQLException {
        Format format = Format.valueOf(row.getString("format"));
        return new Destination(
                row.getLong("id"),
                format,
                row.getString("name"),
                some(row, "department").map(Department::valueOf),
                URI.create(row.getString("address")),
                topics(format, row.getArray("topics")),
                row.getBoolean("active"),
                some(row, "off_reason"),
                some(row, "secret"),
                oldSecrets(row),
                moment(row, "rests_until"),
                row.getTimestamp("created_at").toInstant(),
                new PersonId(row.getString("created_by")));
    }

    private static List<String> topics(Format format, Array stored) throws SQLException {
        return Topics.inOrder(
                format, Arrays.stream((String[]) stored.getArray()).map(one -> Topics.word(format, one)));
    }

    private static List<OldSecret> oldSecrets(ResultSet row) throws SQLException {
        String[] secrets = (String[]) row.getArray("old_secrets").getArray();
        Timestamp[] until = (Timestamp[]) row.getArray("old_secrets_until").getArray();
        return IntStream.range(0, secrets.length)
                .mapToObj(at -> new OldSecret(secrets[at], until[at].toInstant()))
                .toList();
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static Optional<String> some(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
