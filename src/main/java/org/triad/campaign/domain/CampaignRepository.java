package org.triad.campaign.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.triad.campaign.CampaignView;
import org.triad.database.TransactionMemory;
import org.triad.kernel.CampaignKey;

/** The campaigns in their table. */
interface CampaignRepository extends Repository<Campaign, String> {

    /** Under which a transaction remembers what a campaign looks like. */
    record Seen(String key) {}

    /** Use {@link #write}. */
    Campaign save(Campaign campaign);

    /** Use {@link #find} or {@link #view}. */
    Optional<Campaign> findById(String key);

    /** As it is in the table, to be changed; the transaction remembers what it looks like. */
    default Optional<Campaign> find(CampaignKey key) {
        Optional<Campaign> found = findById(key.value());
        found.ifPresent(campaign -> TransactionMemory.note(new Seen(key.value()), campaign.view()));
        return found;
    }

    default Campaign write(Campaign campaign) {
        Campaign written = save(campaign);
        TransactionMemory.note(new Seen(written.key().value()), written.view());
        return written;
    }

    /** As this transaction has last seen it. */
    default Optional<CampaignView> view(CampaignKey key) {
        return TransactionMemory.once(
                new Seen(key.value()), () -> findById(key.value()).map(Campaign::view));
    }

    List<Campaign> findAllById(Iterable<String> keys);

    @Query("select nextval('campaign_number')")
    long nextNumber();

    default List<Campaign> named(Collection<String> keys) {
        return findAllById(keys);
    }
}
