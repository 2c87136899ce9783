package org.triad.aftercare.domain;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.aftercare.BouncedHandovers;
import org.triad.kernel.CampaignKey;

/** Of each campaign only the last try counts. */
@Repository
class TableBouncedHandovers implements BouncedHandovers {

    private final JdbcClient jdbc;

    TableBouncedHandovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Bounced> open(int limit) {
        return jdbc.sql("""
                        select h.campaign_key, h.answered_at, h.reason from aftercare_handover h
                        join campaign c on c.key = h.campaign_key and c.state = 'RUNNING'
                        where h.decision = 'bounce'
                          and not exists (select 1 from aftercare_handover later
                                          where later.campaign_key = h.campaign_key and later.id > h.id)
                        order by h.answered_at, h.campaign_key limit :limit
                        """)
                .param("limit", limit)
                .query((row, index) -> new Bounced(
                        new CampaignKey(row.getString("campaign_key")),
                        row.getTimestamp("answered_at").toInstant(),
                        row.getString("reason")))
                .list();
    }
}
