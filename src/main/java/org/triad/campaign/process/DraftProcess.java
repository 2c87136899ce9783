package org.triad.campaign.process;

import org.triad.kernel.Department;

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

        /** {@link Outcomes#MISSING} or {@link Outcomes#GIVEN}, as below. */
        static final String SALES_INPUT = "salesInput";

        static final String SERVICE_INPUT = "serviceInput";

        private Facts() {}

        static String inputOf(Department department) {
            return department.key() + "Input";
        }
    }

    /** Values of facts. */
    static final class Outcomes {
        static final String READY = "ready";
        static final String WITHDRAWN = "withdrawn";

        /** This campaign has no early input of the department. */
        static final String MISSING = "missing";

        /** The department gave its early input to an earlier draft. */
        static final String GIVEN = "given";

        private Outcomes() {}
    }
}
