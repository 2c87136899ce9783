package org.triad.conversation.timeline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private static final String INSERT = """
            insert into conversation_timeline (campaign_key, happened_at, act, person, department, outcome, words)
            select key, at, act, person, department, outcome, words
            from unnest(?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                 with ordinality as happening (key, at, act, person, department, outcome, words, place)
            order by place
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Clock clock;

    StoredTimeline(JdbcTemplate template, JdbcClient jdbc, Clock clock) {
        this.template = template;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void write(CampaignEvent event) {
        EventsOfTransaction.add(new Happening(event, clock.instant()), this::insert);
    }

    /** However many, in one statement, numbered in their order. */
    private void insert(List<Happening> happenings) {
        if (happenings.isEmpty()) {
            return;
        }
        template.update(
                INSERT,
                column(happenings, happening -> happening.event().campaign().value()),
                column(happenings, happening -> happening.at().toString()),
                column(happenings, happening -> happening.event().getClass().getSimpleName()),
                column(
                        happenings,
                        happening -> happening.event().by().map(PersonId::value).orElse(null)),
                column(
                        happenings,
                        happening -> happening
                                .event()
                                .department()
                                .map(Department::name)
                                .orElse(null)),
                column(happenings, happening -> happening.event().outcome().orElse(null)),
                column(happenings, happening -> happening.event().words().orElse(null)));
    }

    private static String[] column(List<Happening> happenings, Function<Happening, String> value) {
        return happenings.stream().map(value).toArray(String[]::new);
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

    @Override
    @Transactional(readOnly = true)
    public List<Quiet> quietSince(Instant since, int limit) {
        return jdbc.sql("""
                        select c.key, entry.last from campaign c
                        join lateral (select max(t.happened_at) as last from conversation_timeline t
                                      where t.campaign_key = c.key) entry on entry.last < :since
                        where c.state = 'RUNNING' order by entry.last, c.key limit :limit
                        """)
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query((row, index) -> new Quiet(
                        new CampaignKey(row.getString("key")),
                        row.getTimestamp("last").toInstant()))
                .list();
    }
}
