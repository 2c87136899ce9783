package org.triad.sale.process;

import org.triad.sale.SaleStage;

/** The words of {@code sale.bpmn} that code and tests use; a contract test holds them to the diagram. */
final class SaleProcess {

    static final String KEY = SaleStage.KEY;

    private SaleProcess() {}

    /** Ids in the diagram. */
    static final class Elements {
        static final String CLOSE_SALE = "userTask_closeSale";
        static final String END_DATE_REACHED = "event_endDateReached";
        static final String SALE_CLOSED = "endEvent_saleClosed";
        static final String FEEDBACK_DUE = "event_feedbackDue";
        static final String GIVE_SALES_FEEDBACK = "userTask_giveSalesFeedback";
        static final String CORRECT_CAMPAIGN = "userTask_correctCampaign";
        static final String CAMPAIGN_CORRECTED = "endEvent_campaignCorrected";

        private Elements() {}
    }

    /** Messages it waits for. */
    static final class Messages {
        static final String CORRECTION_DEMANDED = SaleStage.CORRECTION_DEMANDED;

        private Messages() {}
    }
}
