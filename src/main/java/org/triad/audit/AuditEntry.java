package org.triad.audit;

import java.time.Instant;
import java.util.Optional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;

/**
 * One thing somebody did.
 *
 * @param id grows with time; the order of the log
 * @param act what was done; pages say it with {@code audit.act.<act>} or {@code timeline.<act>}
 * @param person who did it; empty where nobody did, or nobody known
 * @param model process key or name of a deployment
 * @param about login or group it was done to
 * @param outcome a short word
 * @param detail words of Triad
 * @param address network address, of sign-ins and their failures only
 */
public record AuditEntry(
        long id,
        Instant at,
        Door door,
        String act,
        Optional<PersonId> person,
        Optional<CampaignKey> campaign,
        Optional<String> model,
        Optional<String> about,
        Optional<String> outcome,
        Optional<String> detail,
        Optional<String> address) {}
