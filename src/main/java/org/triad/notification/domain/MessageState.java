package org.triad.notification.domain;

/** What has become of a message. */
public enum MessageState {
    /** It is to be sent. */
    WAITING,
    /** It is being sent. */
    SENDING,
    /** The mail server has taken it. */
    SENT,
    /** It was given up, with the reason. */
    DEAD,
    /** There is no mail server; the outbox shows it. */
    CAPTURED,
    /** It waits for the morning's mail. */
    DIGEST,
    /** It was in the morning's mail. */
    DIGESTED
}
