package org.triad.notification.domain.destination;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The posts that are to be sent, for whoever sends them, claimed as mails are. Of one destination only a few are taken at once, by one worker
 * at a time, and none of one that rests: whoever is slow or gone does not keep the others waiting.
 */
@Repository
public class PostQueue {

    /** After so many tries in a row in which the node died, it is the post. */
    private static final int MOST_DEATHS = 10;

    /** What a try came to: the receiver's status, how long it took, what went wrong and how the answer began, as far as there are any. */
    public record Result(Optional<Integer> status, Duration took, Optional<String> failure, Optional<String> excerpt) {}

    private final JdbcClient jdbc;
    private final Post.Rows rows;

    PostQueue(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.rows = new Post.Rows(json);
    }

    /** Gives back what is held by claims whose lease is over: whoever held them has died or stood still. */
    public void revive() {
        jdbc.sql("""
                        update notification_post
                        set state = case when deaths + 1 >= :most then 'DEAD' else 'WAITING' end, claim = null, claimed_until = null,
                            deaths = deaths + 1,
                            done_at = case when deaths + 1 >= :most then clock_timestamp() end,
                            failure = case when deaths + 1 >= :most then 'Triad stopped each time it tried to send this.' end
                        where id in (select id from notification_post
                                     where state = 'SENDING' and claimed_until < clock_timestamp()
                                     for update skip locked)
                        """).param("most", MOST_DEATHS).update();
    }

    /** Takes those that are due, the longest due first; two who take at once take different ones. */
    public List<Post> claim(UUID claim, int most, int mostOfOne, Duration lease, Instant now) {
        return jdbc
                .sql("""
                        update notification_post
                        set state = 'SENDING', claim = :claim, claimed_until = clock_timestamp() + make_interval(secs => :lease),
                            attempts = attempts + 1
                        where id in (
                            select waiting.id from notification_destination d cross join lateral (
                                select id, due_at from notification_post
                                where destination = d.id and state = 'WAITING' and due_at <= :now
                                order by due_at, id limit :mostOfOne for update skip locked) as waiting
                            where (d.rests_until is null or d.rests_until <= :now)
                                and not exists (select from notification_post
                                                where destination = d.id and state = 'SENDING' and claimed_until >= clock_timestamp())
                            order by waiting.due_at, waiting.id limit :most)
                        returning
                        """ + Post.COLUMNS)
                .param("claim", claim)
                .param("lease", lease.toSeconds())
                .param("now", Timestamp.from(now))
                .param("most", most)
                .param("mostOfOne", mostOfOne)
                .query(rows)
                .list()
                .stream()
                .sorted(Comparator.comparing((Post post) -> post.message().due())
                        .thenComparing(Post::id))
                .toList();
    }

    /** Holds what is left of a claim for longer, unless its lease is over. */
    public void extend(UUID claim, Duration lease) {
        jdbc.sql("""
                        update notification_post set claimed_until = clock_timestamp() + make_interval(secs => :lease)
                        where claim = :claim and claimed_until >= clock_timestamp()
                        """).param("claim", claim).param("lease", lease.toSeconds()).update();
    }

    /**
     * The receiver has it.
     *
     * @return false if the claim is somebody else's by now; nothing is changed then
     */
    public boolean sent(long id, UUID claim, Result result, Instant now) {
        return done(id, claim, "SENT", result, now);
    }

    /** It can never be sent as it is. */
    public boolean dead(long id, UUID claim, Result result, Instant now) {
        return done(id, claim, "DEAD", result, now);
    }

    private boolean done(long id, UUID claim, String state, Result result, Instant now) {
        JdbcClient.StatementSpec done = jdbc.sql("""
                        update notification_post
                        set state = :state, claim = null, claimed_until = null, done_at = :now,
                            status = :status, took = :took, failure = :failure, excerpt = :excerpt
                        where id = :id and claim = :claim
                        """).param("state", state).param("now", Timestamp.from(now));
        return written(done, id, claim, result);
    }

    /** It could not be sent now; it is tried again. */
    public boolean putOff(long id, UUID claim, Result result, Instant again) {
        JdbcClient.StatementSpec putOff = jdbc.sql("""
                        update notification_post
                        set state = 'WAITING', claim = null, claimed_until = null, due_at = :again, deaths = 0,
                            status = :status, took = :took, failure = :failure, excerpt = :excerpt
                        where id = :id and claim = :claim
                        """).param("again", Timestamp.from(again));
        return written(putOff, id, claim, result);
    }

    /** Writes what came of a try. */
    private static boolean written(JdbcClient.StatementSpec update, long id, UUID claim, Result result) {
        return update.param("id", id)
                        .param("claim", claim)
                        .param("status", result.status().orElse(null))
                        .param("took", result.took().toMillis())
                        .param("failure", result.failure().orElse(null))
                        .param("excerpt", result.excerpt().orElse(null))
                        .update()
                > 0;
    }

    /** Gives up what a destination that cannot be reached was to be told before that. */
    public int giveUp(long destination, Instant before, String why, Instant now) {
        return jdbc.sql("""
                        update notification_post set state = 'DEAD', done_at = :now, failure = coalesce(failure, :why)
                        where destination = :destination and state = 'WAITING' and since <= :before
                        """)
                .param("destination", destination)
                .param("before", Timestamp.from(before))
                .param("why", why)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Gives back what was taken and not tried. What was tried and could not be marked stays until the lease is over. */
    public void release(UUID claim, Collection<Long> tried) {
        jdbc.sql("""
                        update notification_post
                        set state = 'WAITING', claim = null, claimed_until = null, attempts = attempts - 1
                        where claim = :claim and id <> all (:tried)
                        """)
                .param("claim", claim)
                .param("tried", tried.toArray(Long[]::new))
                .update();
    }
}
