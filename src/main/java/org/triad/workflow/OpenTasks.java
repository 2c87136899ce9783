package org.triad.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** Who owes what since when. */
public interface OpenTasks {

    /** The open tasks of each campaign, oldest first, in a constant number of statements; every key asked for is in the answer. */
    Map<CampaignKey, List<OpenTask>> of(Collection<CampaignKey> campaigns);

    /**
     * Shows every open task of every campaign to the reader, oldest first; one statement, and never many tasks in memory.
     * The reader must not keep what it is shown.
     */
    void forEach(Consumer<OpenTask> reader);

    /** The open tasks of campaigns that go on and whose due date is over, the longest overdue first; one statement. */
    List<OpenTask> overdueAt(Instant now, int limit);

    /** What this person has claimed or was given in campaigns, the first that is due first; one statement. */
    List<OpenTask> assignedTo(PersonId person);

    /**
     * An open task of a campaign; one statement.
     *
     * @throws org.triad.kernel.Refusal (unknown) if there is none, (conflict) if it is over, with what became of it
     */
    OpenTask get(String id);

    default List<OpenTask> of(CampaignKey campaign) {
        return of(List.of(campaign)).get(campaign);
    }
}
