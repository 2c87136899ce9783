package org.triad.notification.domain;

import java.util.Optional;
import org.triad.kernel.PersonId;

/**
 * Which messages are looked for; conditions hold together.
 *
 * @param campaign a campaign's key
 * @param text part of the headline, whatever its case
 */
public record MessageQuery(
        Optional<PersonId> recipient,
        Optional<MessageState> state,
        Optional<MessageKind> kind,
        Optional<String> campaign,
        Optional<String> text) {

    /** The same, of one person only. */
    public MessageQuery to(PersonId person) {
        return new MessageQuery(Optional.of(person), state, kind, campaign, text);
    }
}
