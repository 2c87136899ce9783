package org.triad.notification.domain;

import java.util.List;

/** How somebody wants to hear of a kind of message. */
public enum DeliveryChoice {
    AT_ONCE,
    DIGEST,
    NEVER;

    /** What can be chosen for a kind: an escalation and what happens to one's account cannot be switched off, and the digest cannot be in itself. */
    public static List<DeliveryChoice> of(MessageKind kind) {
        return switch (kind) {
            case ESCALATED, ACCOUNT -> List.of(AT_ONCE);
            case DIGEST -> List.of(AT_ONCE, NEVER);
            default -> List.of(values());
        };
    }
}
