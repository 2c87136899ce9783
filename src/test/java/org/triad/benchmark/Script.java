package org.triad.benchmark;

import static java.util.Map.entry;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.triad.campaign.Brief;
import org.triad.kernel.PersonId;

/** One lifecycle without detours: what both sides do, in the same order and with the same answers. */
final class Script {

    /** The user task that is completed after the launch timer has fired. */
    static final String AFTER_TIMER = "userTask_announceLaunch";

    private static final String IN_THE_DRAFT = "userTask_giveSalesInput";

    private Script() {}

    /** A task, who completes it and with what. */
    record Step(String task, PersonId by, Map<String, Object> answers) {}

    static Brief brief() {
        LocalDate today = LocalDate.now();
        return new Brief(
                "Upgrade autumn",
                "Win back customers whose systems leave the warranty.",
                "Owners of systems bought three or more years ago.",
                "Their systems slow down and spare parts run out.",
                "Trade it in and keep your service contract.",
                List.of("email", "phone"),
                new BigDecimal("48000.00"),
                "EUR",
                today,
                today.plusDays(60));
    }

    /** What the start form holds. */
    static Map<String, Object> proposal(Brief brief) {
        return Map.ofEntries(
                entry("name", brief.name()),
                entry("objective", brief.objective()),
                entry("audience", brief.audience()),
                entry("customerNeed", brief.customerNeed()),
                entry("message", brief.message()),
                entry("channels", brief.channels()),
                entry("budget", brief.budget().toPlainString()),
                entry("currency", brief.currency()),
                entry("launchDate", brief.launchDate().toString()),
                entry("endDate", brief.endDate().toString()));
    }

    static List<Step> steps(Brief brief) {
        Map<String, Object> written = new java.util.HashMap<>(proposal(brief));
        written.put("budget", brief.budget().doubleValue());
        written.put("decision", "finish");
        Map<String, Object> learned = Map.of("wentWell", "The early input.", "improve", "Book technicians earlier.");
        return List.of(
                new Step(IN_THE_DRAFT, AISHA, Map.of("input", "Offer the trade-in before the budgets close.")),
                new Step("userTask_giveServiceInput", TOM, Map.of("input", "Trade-ins need a pick-up date.")),
                new Step("userTask_writeBrief", MARA, written),
                new Step("userTask_reviewForSales", JONAS, Map.of("verdict", "endorse", "reason", "")),
                new Step("userTask_reviewForService", ELENA, Map.of("verdict", "endorse", "reason", "")),
                new Step("userTask_prepareAssets", MARA, Map.of("result", "Landing page.", "ready", true)),
                new Step("userTask_prepareSalesKit", AISHA, Map.of("result", "Price list.", "ready", true)),
                new Step("userTask_prepareService", TOM, Map.of("result", "Two more on the hotline.", "ready", true)),
                new Step("userTask_decideGoForMarketing", MARA, Map.of("decision", "go")),
                new Step("userTask_decideGoForSales", JONAS, Map.of("decision", "go")),
                new Step("userTask_decideGoForService", ELENA, Map.of("decision", "go")),
                new Step(AFTER_TIMER, MARA, Map.of("announcement", "First wave sent to 480 accounts.")),
                new Step("userTask_closeSale", JONAS, Map.of("reason", "Everything is sold.")),
                new Step(
                        "userTask_handOverCampaign",
                        AISHA,
                        Map.of("sold", "312 systems.", "promised", "Pick-up within ten days.")),
                new Step("userTask_acceptHandover", ELENA, Map.of("decision", "accept")),
                new Step("userTask_lookBackForMarketing", MARA, learned),
                new Step("userTask_lookBackForSales", JONAS, learned),
                new Step("userTask_lookBackForService", TOM, learned));
    }
}
