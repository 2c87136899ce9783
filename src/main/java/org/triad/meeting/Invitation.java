package org.triad.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/**
 * A sync as an invitation tells of it.
 *
 * @param title by which people recognize it, such as "Weekly sync, 1 December"
 * @param sequence rises with each change; with the sync's key it names the message to each recipient once and for all
 * @param ends after {@code starts}
 * @param zone of the house, in which calendars show it
 * @param agenda in the order in which it is talked over; empty where nothing is left
 * @param to who is told
 * @param calendar for the calendars of exactly these people; empty for people who never had it in theirs
 */
public record Invitation(
        SyncKey sync,
        String title,
        int sequence,
        Instant starts,
        Instant ends,
        ZoneId zone,
        List<Point> agenda,
        Set<PersonId> to,
        Optional<CalendarPart> calendar) {

    /**
     * One thing to talk over.
     *
     * @param subject what it is about, such as key and name of a campaign
     * @param sentence why it is on the agenda
     * @param people who have a part in it
     */
    public record Point(String subject, String sentence, Optional<CampaignKey> campaign, Set<PersonId> people) {}

    /** The page of the sync, a path below the application's root. */
    public String path() {
        return "/syncs/" + sync;
    }
}
