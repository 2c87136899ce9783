package org.triad.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/** Who did what to a campaign, when and why. Append-only. */
public interface Timeline {

    /**
     * @param act the simple name of the event, such as {@code ReviewGiven}; pages say it with the message {@code timeline.<act>}
     * @param outcome a short word such as {@code endorse}; pages say it with {@code outcome.<outcome>}
     * @param words what the person wrote
     */
    record Entry(
            long id,
            Instant at,
            String act,
            Optional<PersonId> by,
            Optional<Department> department,
            Optional<String> outcome,
            Optional<String> words) {}

    /** The newest first; {@code before} is the id to go on from, {@link Long#MAX_VALUE} for the start. */
    List<Entry> of(CampaignKey campaign, long before, int limit);

    /** A campaign and when something last happened to it. */
    record Quiet(CampaignKey campaign, Instant last) {}

    /** The running campaigns to which nothing has happened since, the longest quiet first; one statement. */
    List<Quiet> quietSince(Instant since, int limit);
}
