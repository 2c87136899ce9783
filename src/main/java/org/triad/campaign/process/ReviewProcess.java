package org.triad.campaign.process;

import org.triad.kernel.Department;

/** The words of {@code review.bpmn} and its table that code and tests use; a contract test holds them to both. */
final class ReviewProcess {

    static final String KEY = "review";

    private ReviewProcess() {}

    /** Ids in the diagram. */
    static final class Elements {
        static final String SEAL_ROUND = "serviceTask_sealRound";
        static final String REVIEW_FOR_SALES = "userTask_reviewForSales";
        static final String REVIEW_FOR_SERVICE = "userTask_reviewForService";
        static final String NO_RESPONSE_FROM_SALES = "event_noResponseFromSales";
        static final String NO_RESPONSE_FROM_SERVICE = "event_noResponseFromService";
        static final String RECORD_NO_RESPONSE_FROM_SALES = "serviceTask_recordNoResponseFromSales";
        static final String RECORD_NO_RESPONSE_FROM_SERVICE = "serviceTask_recordNoResponseFromService";
        static final String DECIDE_ROUND = "businessRuleTask_decideRound";
        static final String ALIGN_DEPARTMENTS = "userTask_alignDepartments";
        static final String ROUND_DECIDED = "endEvent_roundDecided";

        private Elements() {}
    }

    /** Process variables gateways and the table read. */
    static final class Facts {
        /** Number of the round, from 1. */
        static final String ROUND = "round";

        /** Key of a {@link org.triad.campaign.Verdict}, as below. */
        static final String SALES_VERDICT = "salesVerdict";

        static final String SERVICE_VERDICT = "serviceVerdict";

        /** One of {@link Outcomes}. */
        static final String ROUND_OUTCOME = "roundOutcome";

        private Facts() {}

        static String verdictOf(Department department) {
            return department.key() + "Verdict";
        }
    }

    /** Values of facts. */
    static final class Outcomes {
        static final String APPROVED = "approved";
        static final String REWORK = "rework";
        static final String REJECTED = "rejected";

        /** The leads have to agree on one of the others. */
        static final String ALIGN = "align";

        private Outcomes() {}
    }

    /** Ids of decision tables. */
    static final class Decisions {
        static final String REVIEW_OUTCOME = "review-outcome";

        private Decisions() {}
    }
}
