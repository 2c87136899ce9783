package org.triad.meeting.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.kernel.PersonId;
import org.triad.meeting.SyncEvents.Reason;
import org.triad.meeting.SyncKey;
import org.triad.meeting.SyncState;
import org.triad.meeting.Syncs.Line;
import org.triad.meeting.Syncs.Page;

/** Reads many syncs at once. */
@Repository
class SyncLists {

    private static final int LARGEST_PAGE = 100;

    private final JdbcClient jdbc;

    SyncLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page page(Optional<SyncState> state, int page, int size) {
        int lines = Math.max(1, Math.min(size, LARGEST_PAGE));
        String wanted = state.map(Enum::name).orElse("");
        List<Line> found = jdbc.sql("""
                        select s.key, s.starts_at, s.state, s.called_by, s.cancel_reason,
                               (select count(*) from meeting_item i where i.sync_key = s.key) as items,
                               (select count(*) from meeting_attendee a where a.sync_key = s.key and a.released_at is null)
                                   as attendees,
                               (select count(*) from meeting_action d where d.sync_key = s.key) as actions,
                               (select count(*) from meeting_action o where o.sync_key = s.key and o.state = 'OPEN')
                                   as open_actions
                        from meeting_sync s where :state = '' or s.state = :state
                        order by s.starts_at desc, s.number desc limit :size offset :offset
                        """)
                .param("state", wanted)
                .param("size", lines)
                .param("offset", (long) Math.max(0, page) * lines)
                .query((row, index) -> new Line(
                        new SyncKey(row.getString("key")),
                        row.getTimestamp("starts_at").toInstant(),
                        SyncState.valueOf(row.getString("state")),
                        StoredSync.person(row, "called_by"),
                        Optional.ofNullable(row.getString("cancel_reason")).map(Reason::valueOf),
                        row.getInt("items"),
                        row.getInt("attendees"),
                        row.getInt("actions"),
                        row.getInt("open_actions")))
                .list();
        int all = jdbc.sql("select count(*) from meeting_sync where :state = '' or state = :state")
                .param("state", wanted)
                .query(Integer.class)
                .single();
        return new Page(found, all);
    }

    List<SyncKey> planned() {
        return jdbc
                .sql("select key from meeting_sync where state = 'PLANNED' order by starts_at limit 20")
                .query(String.class)
                .list()
                .stream()
                .map(SyncKey::new)
                .toList();
    }

    int saved() {
        return jdbc.sql("select count(*) from meeting_sync where cancel_reason in ('EMPTY', 'SETTLED')")
                .query(Integer.class)
                .single();
    }

    /** Those a person is asked to and that are not cancelled, from a moment on. */
    List<StoredSync> of(PersonId person, Instant from) {
        return jdbc.sql("""
                        select s.* from meeting_sync s
                        join meeting_attendee a on a.sync_key = s.key and a.person = :person and a.released_at is null
                        where s.state <> 'CANCELLED' and s.starts_at >= :from order by s.starts_at
                        """)
                .param("person", person.value())
                .param("from", Timestamp.from(from))
                .query((row, index) -> StoredSync.of(row))
                .list();
    }
}
