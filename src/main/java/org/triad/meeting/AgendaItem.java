package org.triad.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/**
 * Something to talk about.
 *
 * @param subjectId tells it from other items of its kind: of a task its id, else the campaign's key
 * @param subject key and name of the campaign, or who asked for the topic
 * @param sentence why it is on the agenda
 * @param people who have a part in it
 * @param settled when its reason was found to be gone; empty while it holds
 */
public record AgendaItem(
        Kind kind,
        String subjectId,
        Optional<CampaignKey> campaign,
        String subject,
        String sentence,
        List<PersonId> people,
        Optional<Instant> settled) {

    /** Why something is on an agenda, in the order in which it is talked over. */
    public enum Kind {
        /** What a lead wants to talk about. */
        TOPIC,
        /** The verdicts of a round do not decide it. */
        CONFLICT,
        /** Service bounced a handover. */
        BOUNCED,
        /** A task is past its due date. */
        OVERDUE,
        /** A launch is near. */
        LAUNCH,
        /** Nothing has happened to a campaign for long, though somebody owes something. */
        QUIET
    }

    /** Whether both say the same of the same thing, whatever their words. */
    public boolean isSameAs(AgendaItem other) {
        return kind == other.kind && subjectId.equals(other.subjectId);
    }
}
