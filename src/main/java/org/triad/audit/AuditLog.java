package org.triad.audit;

import java.util.List;

/** Reads the audit log. It is written by publishing events: {@code CampaignEvent} and {@code AuditedAct}. */
public interface AuditLog {

    /** As {@code before}: from the newest entry on. */
    long NEWEST = Long.MAX_VALUE;

    /**
     * The newest first, in one statement.
     *
     * @param before the id to go on from, exclusive
     */
    List<AuditEntry> find(AuditQuery query, long before, int limit);

    /** The acts that occur, in alphabetical order. */
    List<String> acts();
}
