package org.triad.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/** What of all running campaigns people should talk about. Each question is one statement, however many campaigns there are. */
public interface CampaignSigns {

    /**
     * A round both departments have judged and which their verdicts do not decide.
     *
     * @param since when the last verdict was given
     */
    record Conflict(CampaignKey campaign, int round, Instant since) {}

    /** A campaign that has not met its audience yet. */
    record Launch(CampaignKey campaign, LocalDate day) {}

    /** The oldest first. */
    List<Conflict> conflicts(int limit);

    /** Launches from one day to another, both included, the next one first. */
    List<Launch> launches(LocalDate from, LocalDate until, int limit);

    /** Launches, past ones too, of running campaigns in whose triad this person is, from a day on, the first one first. */
    List<Launch> launchesOf(PersonId person, LocalDate from, int limit);
}
