package org.triad.campaign.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The campaigns in their table. */
interface CampaignRepository extends Repository<Campaign, String> {

    Campaign save(Campaign campaign);

    Optional<Campaign> findById(String key);

    List<Campaign> findAllById(Iterable<String> keys);

    @Query("select nextval('campaign_number')")
    long nextNumber();

    default List<Campaign> named(Collection<String> keys) {
        return findAllById(keys);
    }
}
