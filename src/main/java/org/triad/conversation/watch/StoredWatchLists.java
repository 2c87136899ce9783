package org.triad.conversation.watch;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.Campaigns;
import org.triad.conversation.WatchLists;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** Keeps watch lists in a table. */
@Repository
class StoredWatchLists implements WatchLists {

    private final JdbcClient jdbc;
    private final Campaigns campaigns;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredWatchLists(JdbcClient jdbc, Campaigns campaigns, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.campaigns = campaigns;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean watches(PersonId person, CampaignKey campaign) {
        return jdbc.sql("select count(*) from conversation_watch where campaign_key = :key and person_id = :person")
                        .param("key", campaign.value())
                        .param("person", person.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    @Transactional
    public void watch(PersonId person, CampaignKey campaign) {
        campaigns.get(campaign);
        int added = jdbc.sql("""
                        insert into conversation_watch (campaign_key, person_id, since) values (:key, :person, :now)
                        on conflict do nothing
                        """)
                .param("key", campaign.value())
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        note(added, "Campaign.Watched", person, campaign);
    }

    @Override
    @Transactional
    public void unwatch(PersonId person, CampaignKey campaign) {
        campaigns.get(campaign);
        int removed = jdbc.sql("delete from conversation_watch where campaign_key = :key and person_id = :person")
                .param("key", campaign.value())
                .param("person", person.value())
                .update();
        note(removed, "Campaign.Unwatched", person, campaign);
    }

    private void note(int changed, String act, PersonId person, CampaignKey campaign) {
        if (changed > 0) {
            events.publishEvent(AuditedAct.of(act).by(person).on(campaign));
        }
    }
}
