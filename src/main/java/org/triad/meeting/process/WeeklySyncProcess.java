package org.triad.meeting.process;

import org.triad.meeting.domain.SyncMessages;

/** The words of {@code weekly-sync.bpmn} that code and tests use; a contract test holds them to the diagram. */
final class WeeklySyncProcess {

    static final String KEY = "weekly-sync";

    private WeeklySyncProcess() {}

    /** Ids in the diagram. */
    static final class Elements {
        static final String EVENING_BEFORE = "startEvent_eveningBefore";
        static final String BUILD_AGENDA = "serviceTask_buildAgenda";
        static final String INVITE_PEOPLE = "sendTask_invitePeople";
        static final String SETTLE_AGENDA = "serviceTask_settleAgenda";
        static final String WRITE_MINUTES = "userTask_writeMinutes";
        static final String HAND_OUT_ACTION_ITEMS = "sendTask_handOutActionItems";
        static final String CANCEL_SYNC = "sendTask_cancelSync";
        static final String SYNC_HELD = "endEvent_syncHeld";
        static final String SYNC_CANCELLED = "endEvent_syncCancelled";
        static final String NO_SYNC_DUE = "endEvent_noSyncDue";

        private Elements() {}
    }

    /** Process variables gateways read. */
    static final class Facts {
        /** One of {@link Outcomes}. */
        static final String AGENDA_OUTCOME = "agendaOutcome";

        private Facts() {}
    }

    /** Values of facts. */
    static final class Outcomes {
        /** There is something to talk about. */
        static final String OPEN = "open";

        static final String EMPTY = "empty";

        /** The week has its sync, or its evening has not come yet. */
        static final String NOT_DUE = "notDue";

        private Outcomes() {}
    }

    /** Names of messages. */
    static final class Messages {
        static final String SYNC_CALLED = SyncMessages.SYNC_CALLED;
        static final String SYNC_CALLED_OFF = SyncMessages.SYNC_CALLED_OFF;

        private Messages() {}
    }
}
