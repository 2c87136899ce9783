package org.triad.notification.domain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/**
 * A message to one person.
 *
 * @param mailId names the mail for good, however often it is sent
 * @param event what happened, a word of the table who-is-looped-in
 * @param audience why the person hears of it
 * @param task the engine's task id
 * @param by who did it
 * @param headline what it says in one line
 * @param facts what it says in full
 * @param due when it is tried next
 * @param doneAt when it was sent or given up
 * @param failureCode the mail server's reply code, where it gave one
 */
public record Message(
        long id,
        UUID mailId,
        PersonId recipient,
        MessageKind kind,
        String event,
        Audience audience,
        Optional<CampaignKey> campaign,
        Optional<String> task,
        Optional<Department> department,
        Optional<PersonId> by,
        String headline,
        JsonNode facts,
        Instant createdAt,
        MessageState state,
        Instant due,
        int attempts,
        Optional<Instant> doneAt,
        Optional<String> failureCode,
        Optional<String> failure) {

    /** Where it goes instead, to an address the person no longer has. */
    public Optional<String> formerAddress() {
        return Optional.of(fact(AccountNews.FORMER_ADDRESS)).filter(address -> !address.isEmpty());
    }

    String fact(String name) {
        return facts.path(name).asText("");
    }
}
