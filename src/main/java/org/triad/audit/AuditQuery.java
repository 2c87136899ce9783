package org.triad.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries. What is empty narrows nothing; conditions hold together.
 *
 * @param who login, exactly
 * @param about a campaign's key, a model, a login or a group, exactly
 * @param from inclusive
 * @param to exclusive
 */
public record AuditQuery(
        Optional<String> who,
        Optional<String> act,
        Optional<String> about,
        Optional<Door> door,
        Optional<Instant> from,
        Optional<Instant> to) {

    public static final AuditQuery ALL = new AuditQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
