package org.triad.aftercare;

import java.util.Optional;
import org.triad.kernel.CampaignEvent;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/** What happens to a campaign after its sale. */
public final class AftercareEvents {

    private AftercareEvents() {}

    /** Sales wrote what was sold and promised. */
    public record CampaignHandedOver(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
            implements CampaignEvent {}

    /** Service accepted it, or bounced it with a reason. */
    public record HandoverAnswered(
            CampaignKey campaign, Optional<PersonId> by, Optional<String> outcome, Optional<String> words)
            implements CampaignEvent {}

    /** A department wrote what it learned. */
    public record LookedBack(
            CampaignKey campaign, Optional<PersonId> by, Optional<Department> department, Optional<String> words)
            implements CampaignEvent {}
}
