package org.triad.notification.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/**
 * Something people may have to hear of, before anybody knows who.
 *
 * @param key names it once and for all: nobody gets a second message for the same key
 * @param event a word of {@link Happenings#WORDS}
 * @param task the engine's task id
 * @param outcome what came of it, such as {@code endorse}, or empty
 * @param concerned whom it names
 * @param groups the engine's groups that are meant where it names nobody; empty for those of the department
 * @param by who did it, and need not be told
 * @param facts what the message says: {@code task} or {@code sync}, {@code due}, {@code words}, {@code sections}
 */
record Occasion(
        String key,
        String event,
        Optional<CampaignKey> campaign,
        Optional<String> task,
        Optional<Department> department,
        String outcome,
        Set<PersonId> concerned,
        Set<String> groups,
        Optional<PersonId> by,
        Instant at,
        Map<String, Object> facts) {

    String fact(String name) {
        return String.valueOf(facts.getOrDefault(name, ""));
    }
}
