package org.triad.notification.domain.destination;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.kernel.PersonId;

/** All posts there are; who may see them is the desk's business. */
@Repository
public class PostLog {

    private static final String OF_ONE = "select " + Post.COLUMNS + """
            from notification_post where destination = :destination and id < :before order by id desc limit :limit
            """;

    private static final String NEWEST = "select distinct on (destination) " + Post.COLUMNS + """
            from notification_post where destination in (:destinations) order by destination, id desc
            """;

    private static final String ONE =
            "select " + Post.COLUMNS + "from notification_post where id = :post and destination = :destination";

    private final JdbcClient jdbc;
    private final Post.Rows rows;

    PostLog(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.rows = new Post.Rows(json);
    }

    /** Those of a destination, the newest first; {@code before} is the id to go on from. */
    List<Post> of(long destination, long before, int limit) {
        return jdbc.sql(OF_ONE)
                .param("destination", destination)
                .param("before", before)
                .param("limit", limit)
                .query(rows)
                .list();
    }

    /** The newest of each, by destination. */
    Map<Long, Post> newest(Collection<Long> destinations) {
        return destinations.isEmpty()
                ? Map.of()
                : jdbc.sql(NEWEST).param("destinations", destinations).query(rows).list().stream()
                        .collect(Collectors.toMap(Post::destination, post -> post));
    }

    /** Has one sent again that is done with, under its id. */
    int replay(long destination, long post, Instant now) {
        return jdbc.sql("""
                        update notification_post
                        set state = 'WAITING', since = :now, due_at = :now, attempts = 0, done_at = null
                        where id = :post and destination = :destination and state in ('SENT', 'DEAD')
                        """)
                .param("post", post)
                .param("destination", destination)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Has all sent again that were written at or after a moment and are done with, each under its id. Test posts are not repeated. */
    int replaySince(long destination, Instant from, Instant now) {
        return jdbc.sql("""
                        update notification_post
                        set state = 'WAITING', since = :now, due_at = :now, attempts = 0, done_at = null
                        where destination = :destination and created_at >= :from and state in ('SENT', 'DEAD') and event <> 'test'
                        """)
                .param("destination", destination)
                .param("from", Timestamp.from(from))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Gives up what waits for a destination that is switched off. */
    void giveUpWaiting(long destination, Instant now) {
        jdbc.sql("""
                        update notification_post set state = 'DEAD', done_at = :now, failure = 'It was switched off before this was sent.'
                        where destination = :destination and state = 'WAITING'
                        """)
                .param("destination", destination)
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Writes a test post.
     *
     * @return its id
     */
    long test(Destination destination, String headline, Instant now, PersonId by) {
        return jdbc.sql("""
                        insert into notification_post (destination, occasion, event, kind, department, person, headline, facts,
                                                       created_at, since, due_at, state)
                        values (:destination, 'test/' || gen_random_uuid(), 'test', :kind, :department, :by, :headline, '{}', :now, :now, :now, 'WAITING')
                        returning id
                        """)
                .param("destination", destination.id())
                .param("kind", destination.format().isChat() ? "STAGE_REACHED" : null)
                .param("department", destination.department().map(Enum::name).orElse(null))
                .param("by", by.value())
                .param("headline", headline)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    Optional<Post> find(long destination, long post) {
        return jdbc.sql(ONE)
                .param("post", post)
                .param("destination", destination)
                .query(rows)
                .optional();
    }

    /** Those that are done with and older than that are forgotten. */
    public int forget(Instant before) {
        return jdbc.sql("delete from notification_post where created_at < :before and state in ('SENT', 'DEAD')")
                .param("before", Timestamp.from(before))
                .update();
    }
}
