package org.triad.notification.domain;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.triad.workflow.DecisionTables;

/** Asks the deployed table. What it cannot answer it leaves out: a message less must not keep somebody's work from being done. */
@Component
class LoopedInTable implements LoopedIn {

    private static final Logger LOG = LoggerFactory.getLogger(LoopedInTable.class);

    private final DecisionTables tables;

    LoopedInTable(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public List<Call> of(String event, String outcome) {
        try {
            return tables.ask(DECISION, Map.of("event", event, "outcome", outcome)).stream()
                    .map(row -> Call.of(String.valueOf(row.get("kind")), String.valueOf(row.get("audience"))))
                    .toList();
        } catch (RuntimeException unanswered) {
            LOG.error("The table {} has no answer for “{}”, “{}”.", DECISION, event, outcome, unanswered);
            return List.of();
        }
    }
}
