package org.triad.aftercare.process;

/** The words of {@code handoff.bpmn} that code and tests use; a contract test holds them to the diagram. */
final class HandoffProcess {

    static final String KEY = "handoff";

    private HandoffProcess() {}

    /** Ids in the diagram. */
    static final class Elements {
        static final String HAND_OVER_CAMPAIGN = "userTask_handOverCampaign";
        static final String ACCEPT_HANDOVER = "userTask_acceptHandover";
        static final String LOOK_BACK_FOR_MARKETING = "userTask_lookBackForMarketing";
        static final String LOOK_BACK_FOR_SALES = "userTask_lookBackForSales";
        static final String LOOK_BACK_FOR_SERVICE = "userTask_lookBackForService";
        static final String HANDOFF_DONE = "endEvent_handoffDone";

        private Elements() {}
    }

    /** Process variables gateways read. */
    static final class Facts {
        /** {@link Outcomes#ACCEPTED} or {@link Outcomes#BOUNCED}. */
        static final String HANDOVER_OUTCOME = "handoverOutcome";

        private Facts() {}
    }

    /** Values of facts. */
    static final class Outcomes {
        static final String ACCEPTED = "accepted";
        static final String BOUNCED = "bounced";

        private Outcomes() {}
    }
}
