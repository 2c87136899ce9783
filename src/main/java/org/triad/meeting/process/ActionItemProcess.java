package org.triad.meeting.process;

import org.triad.meeting.domain.SyncMessages;

/** The words of {@code action-item.bpmn} that code and tests use; a contract test holds them to the diagram. */
final class ActionItemProcess {

    static final String KEY = "action-item";

    private ActionItemProcess() {}

    /** Ids in the diagram. */
    static final class Elements {
        static final String DO_ACTION_ITEM = "userTask_doActionItem";
        static final String NOTHING_LEFT_TO_DO = "event_nothingLeftToDo";
        static final String ACTION_ITEM_DONE = "endEvent_actionItemDone";
        static final String ACTION_ITEM_SETTLED = "endEvent_actionItemSettled";

        private Elements() {}
    }

    /** Names of messages. */
    static final class Messages {
        static final String ACTION_ITEM_AGREED = SyncMessages.ACTION_ITEM_AGREED;
        static final String ACTION_ITEM_SETTLED = SyncMessages.ACTION_ITEM_SETTLED;

        private Messages() {}
    }
}
