package org.triad.sale;

import java.util.Optional;
import org.triad.kernel.CampaignEvent;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/**
 * A file of leads has been read to its end. Published in the transaction that writes its last rows.
 *
 * @param by who started the import
 * @param words what came of it: {@code 8,800 rows read: 8,800 added, 0 refused}
 */
public record LeadsImported(CampaignKey campaign, Optional<PersonId> by, Optional<String> words)
        implements CampaignEvent {

    @Override
    public Optional<Department> department() {
        return Optional.of(Department.SALES);
    }
}
