package org.triad.notification.domain.destination;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.Person;

/** The hosts that may be called although they are in the own network, or without encryption. Only administrators name them. */
@Repository
public class AllowedHosts {

    private static final int LONGEST = 253;
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+]");

    /** A host and who allowed it when. */
    public record Allowed(String host, Instant at, PersonId by) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AllowedHosts(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws Refusal (forbidden) for anybody but an administrator
     */
    @Transactional(readOnly = true)
    public List<Allowed> list(Person reader) {
        administrator(reader);
        return jdbc.sql("select host, allowed_at, allowed_by from notification_allowed_host order by host")
                .query((row, index) -> new Allowed(
                        row.getString("host"),
                        row.getTimestamp("allowed_at").toInstant(),
                        new PersonId(row.getString("allowed_by"))))
                .list();
    }

    /** Whether exactly this host was allowed; names below it are other hosts. */
    public boolean contains(String host) {
        return jdbc.sql("select count(*) from notification_allowed_host where host = :host")
                        .param("host", host.toLowerCase(Locale.ROOT))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Allows a host; to allow it again changes nothing.
     *
     * @throws Refusal (invalid) for what is not the name of a host or an IP address
     */
    @Transactional
    public void allow(String typed, Person by) {
        administrator(by);
        String host = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
        if (host.length() > LONGEST || !HOST.matcher(host).matches()) {
            throw Refusal.invalid(
                    "host",
                    "Write the name of one host, such as chat.example.org, or an IP address such as 10.1.2.3 or [fd00::1], without https and without a path.");
        }
        int added = jdbc.sql("""
                        insert into notification_allowed_host (host, allowed_at, allowed_by) values (:host, :at, :by)
                        on conflict do nothing
                        """)
                .param("host", host)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.id().value())
                .update();
        if (added > 0) {
            events.publishEvent(AuditedAct.of("Host.Allowed").by(by.id()).detail(host));
        }
    }

    /**
     * From now on nothing is sent to it any more, unless it is in the public network and encrypted.
     *
     * @throws Refusal (unknown) if it is not allowed
     */
    @Transactional
    public void forbid(String host, Person by) {
        administrator(by);
        String known = host.strip().toLowerCase(Locale.ROOT);
        int removed = HOST.matcher(known).matches()
                ? jdbc.sql("delete from notification_allowed_host where host = :host")
                        .param("host", known)
                        .update()
                : 0;
        if (removed == 0) {
            throw Refusal.unknown("This host is not on the list.");
        }
        events.publishEvent(AuditedAct.of("Host.Forbidden").by(by.id()).detail(known));
    }

    private static void administrator(Person person) {
        if (!person.isAdministrator()) {
            throw Refusal.forbidden("Only administrators say which hosts may be called.");
        }
    }
}
