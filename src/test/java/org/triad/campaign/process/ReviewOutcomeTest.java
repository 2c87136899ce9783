package org.triad.campaign.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.triad.campaign.process.ReviewProcess.Decisions;
import org.triad.campaign.process.ReviewProcess.Facts;

/** The table that reads the verdicts of a round. */
class ReviewOutcomeTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest(name = "Sales: {0}, Service: {1}, rounds 1 and 2: {2}, from the third on: {3}")
    @CsvSource({
        "endorse,        endorse,        approved, approved",
        "endorse,        requestChanges, rework,   align",
        "endorse,        reject,         align,    align",
        "requestChanges, endorse,        rework,   align",
        "requestChanges, requestChanges, rework,   align",
        "requestChanges, reject,         align,    align",
        "reject,         endorse,        align,    align",
        "reject,         requestChanges, align,    align",
        "reject,         reject,         rejected, rejected",
        "noResponse,     endorse,        align,    align",
        "endorse,        noResponse,     align,    align",
        "noResponse,     reject,         align,    align",
        "reject,         noResponse,     align,    align",
        "noResponse,     requestChanges, rework,   align",
        "requestChanges, noResponse,     rework,   align",
        "noResponse,     noResponse,     align,    align"
    })
    void twoVerdictsAndTheNumberOfTheRoundDecideIt(String sales, String service, String early, String late) {
        assertThat(outcome(sales, service, 1)).isEqualTo(early);
        assertThat(outcome(sales, service, 2)).isEqualTo(early);
        assertThat(outcome(sales, service, 3)).isEqualTo(late);
        assertThat(outcome(sales, service, 12)).isEqualTo(late);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ENDORSE", "abstain"})
    void aVerdictNobodyKnowsDecidesNothing(String unknown) {
        assertThat(outcome(unknown, "endorse", 1)).isNull();
        assertThat(outcome("endorse", unknown, 3)).isNull();
        assertThat(outcome("reject", unknown, 3)).isNull();
    }

    @Test
    void aMissingVerdictDecidesNothing() {
        assertThat(outcome(null, "endorse", 1)).isNull();
    }

    private String outcome(String sales, String service, int round) {
        VariableMap facts = Variables.createVariables()
                .putValue(Facts.SALES_VERDICT, sales)
                .putValue(Facts.SERVICE_VERDICT, service)
                .putValue(Facts.ROUND, round);
        try (InputStream table = Files.newInputStream(Path.of("processes/review/review-outcome.dmn"))) {
            DmnDecision decision = engine.parseDecision(Decisions.REVIEW_OUTCOME, table);
            return engine.evaluateDecisionTable(decision, facts).getSingleEntry();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
