package org.triad.meeting.domain;

/** The messages the diagrams of this module wait for. */
public final class SyncMessages {

    /** A lead calls a sync. */
    public static final String SYNC_CALLED = "syncCalled";

    /** A lead calls a sync off. */
    public static final String SYNC_CALLED_OFF = "syncCalledOff";

    /** A sync has agreed on something to do. */
    public static final String ACTION_ITEM_AGREED = "actionItemAgreed";

    /** An action item needs not be done any more. */
    public static final String ACTION_ITEM_SETTLED = "actionItemSettled";

    private SyncMessages() {}
}
