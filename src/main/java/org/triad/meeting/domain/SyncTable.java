package org.triad.meeting.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.meeting.AgendaItem;
import org.triad.meeting.SyncEvents.Reason;
import org.triad.meeting.SyncKey;

/** Syncs, their items and who is asked to come, in their tables. */
@Repository
class SyncTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SyncTable(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** @return empty where the week has its sync already */
    Optional<SyncKey> addWeekly(String week, Instant starts, Instant ends, Instant now) {
        return jdbc.sql("""
                        with next as (select nextval('meeting_sync_number') as number)
                        insert into meeting_sync (key, number, week, starts_at, ends_at, state, created_at)
                        select 'S-' || lpad(number::text, greatest(4, length(number::text)), '0'), number, :week, :starts,
                               :ends, 'PLANNED', :now
                        from next where not exists (select 1 from meeting_sync where week = :week)
                        on conflict do nothing returning key
                        """)
                .param("week", week)
                .param("starts", Timestamp.from(starts))
                .param("ends", Timestamp.from(ends))
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional()
                .map(SyncKey::new);
    }

    /** @return empty where another one is planned for the same moment */
    Optional<SyncKey> addCalled(PersonId by, Optional<String> topic, Instant starts, Instant ends, Instant now) {
        return jdbc.sql("""
                        with next as (select nextval('meeting_sync_number') as number)
                        insert into meeting_sync (key, number, called_by, topic, starts_at, ends_at, state, created_at)
                        select 'S-' || lpad(number::text, greatest(4, length(number::text)), '0'), number, :by, :topic,
                               :starts, :ends, 'PLANNED', :now
                        from next
                        on conflict do nothing returning key
                        """)
                .param("by", by.value())
                .param("topic", topic.orElse(null))
                .param("starts", Timestamp.from(starts))
                .param("ends", Timestamp.from(ends))
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional()
                .map(SyncKey::new);
    }

    StoredSync get(SyncKey key) {
        return jdbc.sql("select * from meeting_sync where key = :key")
                .param("key", key.value())
                .query((row, index) -> StoredSync.of(row))
                .optional()
                .orElseThrow(() -> unknown(key));
    }

    /** The same, and nobody else changes it until the transaction ends. */
    StoredSync locked(SyncKey key) {
        return jdbc.sql("select * from meeting_sync where key = :key for update")
                .param("key", key.value())
                .query((row, index) -> StoredSync.of(row))
                .optional()
                .orElseThrow(() -> unknown(key));
    }

    private static Refusal unknown(SyncKey key) {
        return Refusal.unknown("There is no sync %s.".formatted(key));
    }

    void invited(SyncKey key, Optional<PersonId> chair, Instant now) {
        jdbc.sql("update meeting_sync set invited_at = :now, chair = :chair where key = :key")
                .param("key", key.value())
                .param("chair", chair.map(PersonId::value).orElse(null))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where another one is planned for the same moment */
    void moved(SyncKey key, Instant starts, Instant ends) {
        jdbc.sql(
                        "update meeting_sync set starts_at = :starts, ends_at = :ends, sequence = sequence + 1 where key = :key")
                .param("key", key.value())
                .param("starts", Timestamp.from(starts))
                .param("ends", Timestamp.from(ends))
                .update();
    }

    void changed(SyncKey key) {
        jdbc.sql("update meeting_sync set sequence = sequence + 1 where key = :key")
                .param("key", key.value())
                .update();
    }

    void settled(SyncKey key, Instant now) {
        jdbc.sql("update meeting_sync set settled_at = :now where key = :key")
                .param("key", key.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** What a lead gives as the reason, before the process cancels it. */
    void calledOff(SyncKey key, PersonId by, String words) {
        jdbc.sql("update meeting_sync set ended_by = :by, cancel_words = :words where key = :key")
                .param("key", key.value())
                .param("by", by.value())
                .param("words", words)
                .update();
    }

    void cancelled(SyncKey key, Reason reason, Instant now) {
        jdbc.sql("""
                        update meeting_sync set state = 'CANCELLED', cancel_reason = :reason, ended_at = :now,
                               sequence = sequence + 1
                        where key = :key
                        """)
                .param("key", key.value())
                .param("reason", reason.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    void held(SyncKey key, String minutes, PersonId by, Instant now) {
        jdbc.sql("""
                        update meeting_sync set state = 'HELD', minutes = :minutes, ended_at = :now, ended_by = :by
                        where key = :key
                        """)
                .param("key", key.value())
                .param("minutes", minutes)
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** However many, in one statement. */
    void addItems(SyncKey key, List<AgendaItem> items) {
        template.update(
                """
                insert into meeting_item (sync_key, kind, campaign_key, subject_id, subject, sentence, people)
                select ?, kind, campaign, id, subject, sentence, string_to_array(people, ',')
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     with ordinality as item (kind, campaign, id, subject, sentence, people, place)
                order by place on conflict do nothing
                """,
                key.value(),
                column(items, item -> item.kind().name()),
                column(items, item -> item.campaign().map(CampaignKey::value).orElse(null)),
                column(items, AgendaItem::subjectId),
                column(items, AgendaItem::subject),
                column(items, AgendaItem::sentence),
                column(
                        items,
                        item -> String.join(
                                ",", item.people().stream().map(PersonId::value).toList())));
    }

    void settle(SyncKey key, List<AgendaItem> items, Instant now) {
        template.update(
                """
                update meeting_item set settled_at = ?
                from unnest(?::text[], ?::text[]) as gone (kind, id)
                where sync_key = ? and meeting_item.kind = gone.kind and subject_id = gone.id and settled_at is null
                """,
                Timestamp.from(now),
                column(items, item -> item.kind().name()),
                column(items, AgendaItem::subjectId),
                key.value());
    }

    private static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    List<AgendaItem> items(SyncKey key) {
        return jdbc.sql("""
                        select kind, subject_id, campaign_key, subject, sentence, settled_at,
                               array_to_string(people, ',') as people
                        from meeting_item where sync_key = :key order by id
                        """)
                .param("key", key.value())
                .query((row, index) -> new AgendaItem(
                        AgendaItem.Kind.valueOf(row.getString("kind")),
                        row.getString("subject_id"),
                        CampaignKey.parse(row.getString("campaign_key")),
                        row.getString("subject"),
                        row.getString("sentence"),
                        people(row.getString("people")),
                        StoredSync.moment(row, "settled_at")))
                .list();
    }

    void ask(SyncKey key, Collection<PersonId> attendees) {
        template.update(
                "insert into meeting_attendee (sync_key, person) select ?, person from unnest(?::text[]) as asked (person) on conflict do nothing",
                key.value(),
                column(attendees, PersonId::value));
    }

    void release(SyncKey key, Collection<PersonId> people, Instant now) {
        template.update(
                "update meeting_attendee set released_at = ? where sync_key = ? and person = any (?::text[])",
                Timestamp.from(now),
                key.value(),
                column(people, PersonId::value));
    }

    /** Who is asked to come. */
    List<PersonId> attendees(SyncKey key) {
        return jdbc
                .sql(
                        "select person from meeting_attendee where sync_key = :key and released_at is null order by person")
                .param("key", key.value())
                .query(String.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    private static List<PersonId> people(String logins) {
        return logins.isEmpty()
                ? List.of()
                : List.of(logins.split(",")).stream().map(PersonId::new).toList();
    }
}
