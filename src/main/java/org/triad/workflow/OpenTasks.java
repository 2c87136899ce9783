package org.triad.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.triad.kernel.CampaignKey;

/** Who owes what since when. */
public interface OpenTasks {

    /** The open tasks of each campaign, oldest first, in a constant number of statements; every key asked for is in the answer. */
    Map<CampaignKey, List<OpenTask>> of(Collection<CampaignKey> campaigns);

    default List<OpenTask> of(CampaignKey campaign) {
        return of(List.of(campaign)).get(campaign);
    }
}
