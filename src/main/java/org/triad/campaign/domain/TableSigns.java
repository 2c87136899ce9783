package org.triad.campaign.domain;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.CampaignSigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** Reads the signs from the rounds and the launch dates. */
@Repository
@Transactional(readOnly = true)
class TableSigns implements CampaignSigns {

    private final JdbcClient jdbc;

    TableSigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Conflict> conflicts(int limit) {
        // Where the verdicts decide, they do so in the transaction of the last one: a judged round that is open waits
        // for the leads.
        return jdbc.sql("""
                        select c.key, c.round, max(v.given_at) as since
                        from campaign_round r
                        join campaign c on c.key = r.campaign_key and c.round = r.number
                        join campaign_review v on v.campaign_key = r.campaign_key and v.round = r.number
                        where r.decided_at is null and c.state = 'RUNNING'
                        group by c.key, c.round having count(*) >= 2
                        order by since, c.key limit :limit
                        """)
                .param("limit", limit)
                .query((row, index) -> new Conflict(
                        new CampaignKey(row.getString("key")),
                        row.getInt("round"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    @Override
    public List<Launch> launches(LocalDate from, LocalDate until, int limit) {
        return jdbc.sql("""
                        select c.key, c.launch_date from campaign c
                        where c.launch_date between :from and :until and c.state = 'RUNNING'
                          and not exists (select 1 from campaign_announcement a where a.campaign_key = c.key)
                        order by c.launch_date, c.number limit :limit
                        """)
                .param("from", from)
                .param("until", until)
                .param("limit", limit)
                .query((row, index) -> new Launch(
                        new CampaignKey(row.getString("key")),
                        row.getDate("launch_date").toLocalDate()))
                .list();
    }

    @Override
    public List<Launch> launchesOf(PersonId person, LocalDate from, int limit) {
        return jdbc.sql("""
                        select key, launch_date from campaign
                        where :person in (marketing_person, sales_person, service_person)
                          and launch_date >= :from and state = 'RUNNING'
                        order by launch_date, number limit :limit
                        """)
                .param("person", person.value())
                .param("from", from)
                .param("limit", limit)
                .query((row, index) -> new Launch(
                        new CampaignKey(row.getString("key")),
                        row.getDate("launch_date").toLocalDate()))
                .list();
    }
}
