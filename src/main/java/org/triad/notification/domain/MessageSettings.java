package org.triad.notification.domain;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are sent and kept.
 *
 * @param from the address mails come from; empty means {@code triad@} and the host of {@code triad.base-url}
 * @param giveUpAfter how long a mail that the server puts off is tried again
 * @param keep how long messages that are done with stay in the outbox
 * @param digestAt when the morning's summary is written, on working days, in the zone of the house
 */
@ConfigurationProperties("triad.messages")
public record MessageSettings(
        @DefaultValue("") String from,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("365d") Duration keep,
        @DefaultValue("07:30") LocalTime digestAt) {

    public MessageSettings {
        if (giveUpAfter.toMinutes() < 1 || keep.toDays() < 1) {
            throw new IllegalArgumentException(
                    "triad.messages.give-up-after is at least a minute, and triad.messages.keep at least a day.");
        }
    }
}
