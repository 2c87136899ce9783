package org.triad.notification.domain;

import java.util.Arrays;
import java.util.Optional;

/** What a message is about. The key is the word in the table who-is-looped-in and in the REST interface. */
public enum MessageKind {
    ASSIGNED("assigned"),
    DUE_SOON("dueSoon"),
    OVERDUE("overdue"),
    ESCALATED("escalated"),
    DECIDED("decided"),
    STAGE_REACHED("stageReached"),
    MENTIONED("mentioned"),
    INVITED("invited"),
    RELEASED("released"),
    UNANSWERED("unanswered"),
    /** What happened to one's own account; no table speaks of it, and nobody switches it off. */
    ACCOUNT("account"),
    COVERING("covering"),
    /** Triad switched off a channel or webhook one looks after; no table speaks of it. */
    SWITCHED_OFF("switchedOff"),
    /** The morning's summary; no table speaks of it. */
    DIGEST("digest");

    private final String key;

    MessageKind(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** The kind with this key or name, whatever its case; empty for any other word. */
    public static Optional<MessageKind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.key.equalsIgnoreCase(word) || kind.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
