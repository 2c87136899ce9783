package org.triad.campaign.process;

import org.triad.kernel.Department;

/** The words of {@code launch.bpmn} and its table that code and tests use; a contract test holds them to both. */
final class LaunchProcess {

    static final String KEY = "launch";

    private LaunchProcess() {}

    /** Ids in the diagram. */
    static final class Elements {
        static final String PREPARE_ASSETS = "userTask_prepareAssets";
        static final String PREPARE_SALES_KIT = "userTask_prepareSalesKit";
        static final String PREPARE_SERVICE = "userTask_prepareService";
        static final String DECIDE_LAUNCH = "businessRuleTask_decideLaunch";
        static final String LAUNCH_DATE_REACHED = "event_launchDateReached";
        static final String ANNOUNCE_LAUNCH = "userTask_announceLaunch";
        static final String CAMPAIGN_LAUNCHED = "endEvent_campaignLaunched";

        private Elements() {}
    }

    /** Process variables gateways and the table read. */
    static final class Facts {
        /** Whether the department has to prepare, or prepare again: a boolean, as below. */
        static final String MARKETING_PREPARES = "marketingPrepares";

        static final String SALES_PREPARES = "salesPrepares";
        static final String SERVICE_PREPARES = "servicePrepares";

        /** {@link Outcomes#GO} or {@link Outcomes#NO_GO}, as below. */
        static final String MARKETING_GO = "marketingGo";

        static final String SALES_GO = "salesGo";
        static final String SERVICE_GO = "serviceGo";
        static final String LAUNCH_DECISION = "launchDecision";

        private Facts() {}

        static String preparesOf(Department department) {
            return department.key() + "Prepares";
        }

        static String goOf(Department department) {
            return department.key() + "Go";
        }
    }

    /** Values of facts. */
    static final class Outcomes {
        static final String GO = "go";
        static final String NO_GO = "noGo";

        private Outcomes() {}
    }

    /** Ids of decision tables. */
    static final class Decisions {
        static final String LAUNCH_DECISION = "launch-decision";

        private Decisions() {}
    }
}
