package org.triad.campaign.process;

/** The words of {@code draft.bpmn} that code and tests use; a contract test holds them to the diagram. */
final class DraftProcess {

    static final String KEY = "draft";

    private DraftProcess() {}

    /** Ids in the diagram. */
    static final class Elements {
        static final String WRITE_BRIEF = "userTask_writeBrief";
        static final String GIVE_SALES_INPUT = "userTask_giveSalesInput";
        static final String GIVE_SERVICE_INPUT = "userTask_giveServiceInput";
        static final String BRIEF_FINISHED = "endEvent_briefFinished";
        static final String SALES_INPUT_GIVEN = "endEvent_salesInputGiven";
        static final String SERVICE_INPUT_GIVEN = "endEvent_serviceInputGiven";

        private Elements() {}
    }

    /** Process variables gateways read. */
    static final class Facts {
        /** {@link Outcomes#READY} or {@link Outcomes#WITHDRAWN}. */
        static final String DRAFT_OUTCOME = "draftOutcome";

        private Facts() {}
    }

    /** Values of facts. */
    static final class Outcomes {
        static final String READY = "ready";
        static final String WITHDRAWN = "withdrawn";

        private Outcomes() {}
    }
}
