package org.triad.conversation.timeline;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.conversation.Timeline;
import org.triad.kernel.CampaignEvent;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/** Writes every campaign event down in the transaction of the change. */
@Repository
class StoredTimeline implements Timeline {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredTimeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void write(CampaignEvent event) {
        jdbc.sql("""
                        insert into conversation_timeline
                            (campaign_key, happened_at, act, person, department, outcome, words)
                        values (:key, :now, :act, :person, :department, :outcome, :words)
                        """)
                .param("key", event.campaign().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("act", event.getClass().getSimpleName())
                .param("person", event.by().map(PersonId::value).orElse(null))
                .param("department", event.department().map(Department::name).orElse(null))
                .param("outcome", event.outcome().orElse(null))
                .param("words", event.words().orElse(null))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> of(CampaignKey campaign, long before, int limit) {
        return jdbc.sql("""
                        select id, happened_at, act, person, department, outcome, words from conversation_timeline
                        where campaign_key = :key and id < :before order by id desc limit :limit
                        """)
                .param("key", campaign.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> new Entry(
                        row.getLong("id"),
                        row.getTimestamp("happened_at").toInstant(),
                        row.getString("act"),
                        Optional.ofNullable(row.getString("person")).map(PersonId::new),
                        Optional.ofNullable(row.getString("department")).map(Department::valueOf),
                        Optional.ofNullable(row.getString("outcome")),
                        Optional.ofNullable(row.getString("words"))))
                .list();
    }
}
