package org.triad.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.triad.kernel.PersonId;

/**
 * What people do with syncs outside their tasks. Every method joins the caller's transaction or opens one; every refusal is an
 * {@link org.triad.kernel.Refusal} and changes nothing.
 */
public interface Syncs {

    /**
     * Holds a sync beside the weekly one. Leads only.
     *
     * @param topic what it is about beside what the processes know; at most 200 characters
     * @throws org.triad.kernel.Refusal if it would begin in the past or while another one is planned for the same moment, or if there is nothing
     *     to talk about
     */
    SyncKey call(Instant starts, Optional<String> topic, PersonId by);

    /** Moves a sync that is still ahead. Leads only. */
    void move(SyncKey key, Instant starts, PersonId by);

    /** Calls a sync off that is still ahead. Leads only. */
    void callOff(SyncKey key, String reason, PersonId by);

    /**
     * @throws org.triad.kernel.Refusal (unknown) if there is none
     */
    SyncView get(SyncKey key);

    /** When the next weekly sync begins, if no planned one does earlier. */
    Instant next();

    /** What a sync would talk about now, from what the processes know; a constant number of statements. */
    List<AgendaItem> agendaNow();

    /**
     * A line of the list.
     *
     * @param items how many things were on its agenda
     * @param attendees how many people are asked to come
     * @param openActions how many of its action items are open
     */
    record Line(
            SyncKey key,
            Instant starts,
            SyncState state,
            Optional<PersonId> calledBy,
            Optional<SyncEvents.Reason> reason,
            int items,
            int attendees,
            int actions,
            int openActions) {}

    /** A page of the list, and how many there are in all. */
    record Page(List<Line> lines, int found) {}

    /**
     * Syncs, the latest first; two statements.
     *
     * @param state empty for all
     * @param page from 0
     * @param size 1 to 100
     */
    Page list(Optional<SyncState> state, int page, int size);

    /** Those that are planned, the next one first. */
    List<SyncKey> planned();

    /** How many meetings nobody had to come to: those cancelled because nothing was to talk about, or nothing any more. */
    int saved();

    /** A lead takes an action item back that needs not be done any more. */
    void settle(String actionItem, String reason, PersonId by);
}
