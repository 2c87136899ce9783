package org.triad.notification.domain;

import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.triad.kernel.Refusal;

/**
 * What somebody wants to receive.
 *
 * @param choices of every kind
 * @param quiet when they are not to be disturbed, in the zone of the house
 */
public record Preferences(Map<MessageKind, DeliveryChoice> choices, Optional<Quiet> quiet) {

    /** From a time of the day until another; across midnight where it begins later than it ends. */
    public record Quiet(LocalTime from, LocalTime to) {

        public Quiet {
            if (from.equals(to)) {
                throw Refusal.invalid("to", "Quiet hours end at another time than they begin.");
            }
        }
    }

    public Preferences {
        Map<MessageKind, DeliveryChoice> all = new EnumMap<>(MessageKind.class);
        for (MessageKind kind : MessageKind.values()) {
            DeliveryChoice choice = choices.getOrDefault(kind, DeliveryChoice.AT_ONCE);
            if (!DeliveryChoice.of(kind).contains(choice)) {
                throw Refusal.invalid(kind.key(), objection(kind));
            }
            all.put(kind, choice);
        }
        if (all.get(MessageKind.DIGEST) == DeliveryChoice.NEVER && all.containsValue(DeliveryChoice.DIGEST)) {
            throw Refusal.invalid(
                    MessageKind.DIGEST.key(),
                    "Something is to come in the daily digest, so the digest cannot be switched off. Choose another way for it first.");
        }
        choices = Collections.unmodifiableMap(all);
    }

    private static String objection(MessageKind kind) {
        return switch (kind) {
            case ESCALATED -> "Escalations cannot be switched off or put into the digest.";
            case ACCOUNT -> "What happens to your account cannot be switched off or put into the digest.";
            default -> "The digest comes in the morning or not at all.";
        };
    }
}
