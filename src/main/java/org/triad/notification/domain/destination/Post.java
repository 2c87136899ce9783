package org.triad.notification.domain.destination;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.triad.notification.domain.Message;
import org.triad.notification.domain.MessageRows;

/**
 * Something a destination is told.
 *
 * @param message what it says; its {@code mailId} is the id receivers know it by
 * @param since when it was written, or last asked for
 * @param status the receiver's answer to the last try, where there was one
 * @param took how long the last try took, in milliseconds
 * @param excerpt how the receiver's last answer began
 */
public record Post(
        Message message,
        long destination,
        Instant since,
        Optional<Integer> status,
        Optional<Integer> took,
        Optional<String> excerpt) {

    /** What {@link Rows} reads. Of the columns of a message a post has no recipient; what a webhook is told has no kind. */
    static final String COLUMNS = """
            id, post_id as mail_id, 'channel' as recipient, coalesce(kind, 'STAGE_REACHED') as kind, event, 'DEPARTMENT' as audience,
            campaign_key, task_id, department, person, headline, facts, created_at, state, due_at, attempts, done_at,
            cast(status as text) as failure_code, failure, destination, since, status, took, excerpt
            """;

    public long id() {
        return message.id();
    }

    /** A post that has been sent, or given up. */
    public boolean isDone() {
        return message.doneAt().isPresent();
    }

    /** Reads posts. */
    static final class Rows implements RowMapper<Post> {

        private final MessageRows messages;

        Rows(ObjectMapper json) {
            this.messages = new MessageRows(json);
        }

        @Override
        public Post mapRow(ResultSet row, int index) throws SQLException {
            return new Post(
                    messages.mapRow(row, index),
                    row.getLong("destination"),
                    row.getTimestamp("since").toInstant(),
                    Optional.ofNullable(row.getObject("status", Integer.class)),
                    Optional.ofNullable(row.getObject("took", Integer.class)),
                    Optional.ofNullable(row.getString("excerpt")));
        }
    }
}
