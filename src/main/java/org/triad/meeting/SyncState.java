package org.triad.meeting;

/** Where a sync stands. */
public enum SyncState {
    /** People are invited. */
    PLANNED,
    /** It has minutes. */
    HELD,
    CANCELLED
}
