package org.triad.meeting.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.triad.kernel.PersonId;
import org.triad.meeting.SyncEvents.Reason;
import org.triad.meeting.SyncKey;
import org.triad.meeting.SyncState;

/** A row of the table of syncs; {@link org.triad.meeting.SyncView} says what is what. */
record StoredSync(
        SyncKey key,
        Instant starts,
        Instant ends,
        SyncState state,
        Optional<String> topic,
        Optional<PersonId> calledBy,
        Instant created,
        Optional<PersonId> chair,
        int sequence,
        Optional<Instant> invited,
        Optional<Instant> settled,
        Optional<Instant> ended,
        Optional<PersonId> endedBy,
        Optional<Reason> reason,
        Optional<String> words,
        Optional<String> minutes) {

    boolean isAhead() {
        return state == SyncState.PLANNED && settled.isEmpty();
    }

    /** Names it in calendars through all its changes. */
    String uid() {
        return "%s.%d@triad".formatted(key, created.getEpochSecond());
    }

    static StoredSync of(ResultSet row) throws SQLException {
        return new StoredSync(
                new SyncKey(row.getString("key")),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                SyncState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("topic")),
                person(row, "called_by"),
                row.getTimestamp("created_at").toInstant(),
                person(row, "chair"),
                row.getInt("sequence"),
                moment(row, "invited_at"),
                moment(row, "settled_at"),
                moment(row, "ended_at"),
                person(row, "ended_by"),
                Optional.ofNullable(row.getString("cancel_reason")).map(Reason::valueOf),
                Optional.ofNullable(row.getString("cancel_words")),
                Optional.ofNullable(row.getString("minutes")));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    static Optional<PersonId> person(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(PersonId::new);
    }
}
