package org.triad.campaign.process;

import org.triad.workflow.Lifecycle;

/** The words of {@code campaign-lifecycle.bpmn} that code and tests use; a contract test holds them to the diagram. */
final class CampaignLifecycleProcess {

    static final String KEY = Lifecycle.KEY;

    private CampaignLifecycleProcess() {}

    /** Ids in the diagram. */
    static final class Elements {
        static final String DRAFT = "callActivity_draft";
        static final String REVIEW = "callActivity_review";
        static final String LAUNCH = "callActivity_launch";
        static final String SALE = "callActivity_sale";
        static final String HANDOFF = "callActivity_handoff";
        static final String CLOSED = "endEvent_campaignClosed";
        static final String WITHDRAWN = "endEvent_campaignWithdrawn";
        static final String CANCELLED = "endEvent_campaignCancelled";

        private Elements() {}
    }

    /** Process variables its gateways read; its stages bring them. */
    static final class Facts {
        static final String DRAFT_OUTCOME = DraftProcess.Facts.DRAFT_OUTCOME;
        static final String ROUND_OUTCOME = ReviewProcess.Facts.ROUND_OUTCOME;

        private Facts() {}
    }

    /** Messages it waits for. */
    static final class Messages {
        static final String CANCELLED = Lifecycle.CANCELLED;

        private Messages() {}
    }
}
