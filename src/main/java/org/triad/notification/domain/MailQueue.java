package org.triad.notification.domain;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The messages that are to be sent, for whoever sends them. Whoever takes some holds a claim on them until its lease is over; then somebody
 * else may take them, and what the first one says of them no longer counts. Leases are of the database's clock, which is one for all nodes.
 */
@Repository
public class MailQueue {

    /** After so many tries in a row in which the node died, it is the message. */
    private static final int MOST_DEATHS = 10;

    private final JdbcClient jdbc;
    private final MessageRows rows;

    MailQueue(JdbcClient jdbc, MessageRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Gives back what is held by claims whose lease is over: whoever held them has died or stood still. */
    public void revive() {
        jdbc.sql("""
                        update notification_message
                        set state = case when deaths + 1 >= :most then 'DEAD' else 'WAITING' end, claim = null, claimed_until = null,
                            deaths = deaths + 1,
                            done_at = case when deaths + 1 >= :most then clock_timestamp() end,
                            failure = case when deaths + 1 >= :most then 'Triad stopped each time it tried to send this.' end
                        where id in (select id from notification_message
                                     where state = 'SENDING' and claimed_until < clock_timestamp()
                                     for update skip locked)
                        """).param("most", MOST_DEATHS).update();
    }

    /** Takes those that are due, the longest due first; two who take at once take different ones. */
    public List<Message> claim(UUID claim, int most, Duration lease, Instant now) {
        return jdbc
                .sql("""
                        update notification_message
                        set state = 'SENDING', claim = :claim, claimed_until = clock_timestamp() + make_interval(secs => :lease),
                            attempts = attempts + 1, first_try_at = coalesce(first_try_at, :now)
                        where id in (select id from notification_message where state = 'WAITING' and due_at <= :now
                                     order by due_at, id limit :most for update skip locked)
                        returning *
                        """)
                .param("claim", claim)
                .param("lease", lease.toSeconds())
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(rows)
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Message::due).thenComparing(Message::id))
                .toList();
    }

    /** Holds what is left of a claim for longer, unless its lease is over. */
    public void extend(UUID claim, Duration lease) {
        jdbc.sql("""
                        update notification_message set claimed_until = clock_timestamp() + make_interval(secs => :lease)
                        where claim = :claim and claimed_until >= clock_timestamp()
                        """).param("claim", claim).param("lease", lease.toSeconds()).update();
    }

    /**
     * The mail server has them.
     *
     * @return how many are marked: those whose claim is somebody else's by now are not changed
     */
    public int sent(Collection<Long> ids, UUID claim, Instant now) {
        return jdbc.sql("""
                        update notification_message
                        set state = 'SENT', claim = null, claimed_until = null, done_at = :now, failure_code = null, failure = null
                        where id in (:ids) and claim = :claim
                        """)
                .param("ids", ids)
                .param("claim", claim)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** It could not be sent now; it is tried again, or given up where it was first tried too long ago. */
    public boolean putOff(
            long id, UUID claim, Optional<String> code, String why, Instant again, Instant now, Duration giveUpAfter) {
        return jdbc.sql("""
                        update notification_message
                        set state = case when first_try_at <= :limit then 'DEAD' else 'WAITING' end, claim = null, claimed_until = null,
                            due_at = :again, deaths = 0, done_at = case when first_try_at <= :limit then cast(:now as timestamptz) end,
                            failure_code = :code, failure = :why
                        where id = :id and claim = :claim
                        """)
                        .param("id", id)
                        .param("claim", claim)
                        .param("limit", Timestamp.from(now.minus(giveUpAfter)))
                        .param("again", Timestamp.from(again))
                        .param("now", Timestamp.from(now))
                        .param("code", code.orElse(null))
                        .param("why", why)
                        .update()
                > 0;
    }

    /** It can never be sent as it is. */
    public boolean dead(long id, UUID claim, Optional<String> code, String why, Instant now) {
        return jdbc.sql("""
                        update notification_message
                        set state = 'DEAD', claim = null, claimed_until = null, done_at = :now, failure_code = :code, failure = :why
                        where id = :id and claim = :claim
                        """)
                        .param("id", id)
                        .param("claim", claim)
                        .param("now", Timestamp.from(now))
                        .param("code", code.orElse(null))
                        .param("why", why)
                        .update()
                > 0;
    }

    /** Gives back what was taken and not sent. What the mail server has and could not be marked stays until the lease is over. */
    public void release(UUID claim, Collection<Long> sent) {
        jdbc.sql("""
                        update notification_message
                        set state = 'WAITING', claim = null, claimed_until = null, attempts = attempts - 1
                        where claim = :claim and id <> all (:sent)
                        """)
                .param("claim", claim)
                .param("sent", sent.toArray(Long[]::new))
                .update();
    }

    /** Those of these people who are not to hear anything any more. */
    public List<String> gone(List<String> recipients) {
        return recipients.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select person_id from people_account where deactivated_at is not null and person_id in (:ids)")
                        .paramSource(Map.of("ids", recipients))
                        .query(String.class)
                        .list();
    }
}
