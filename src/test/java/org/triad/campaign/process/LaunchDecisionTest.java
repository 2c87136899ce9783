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
import org.triad.campaign.process.LaunchProcess.Decisions;
import org.triad.campaign.process.LaunchProcess.Facts;

/** The table that reads what the leads say. */
class LaunchDecisionTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest(name = "Marketing: {0}, Sales: {1}, Service: {2}: {3}")
    @CsvSource({
        "go,   go,   go,   go",
        "go,   go,   noGo, noGo",
        "go,   noGo, go,   noGo",
        "go,   noGo, noGo, noGo",
        "noGo, go,   go,   noGo",
        "noGo, go,   noGo, noGo",
        "noGo, noGo, go,   noGo",
        "noGo, noGo, noGo, noGo"
    })
    void itIsAGoWhenAllThreeSayGo(String marketing, String sales, String service, String decision) {
        assertThat(decision(marketing, sales, service)).isEqualTo(decision);
    }

    @Test
    void aWordNobodyKnowsDecidesNothing() {
        assertThat(decision("go", "go", "perhaps")).isNull();
        assertThat(decision(null, "go", "go")).isNull();
    }

    private String decision(String marketing, String sales, String service) {
        VariableMap facts = Variables.createVariables()
                .putValue(Facts.MARKETING_GO, marketing)
                .putValue(Facts.SALES_GO, sales)
                .putValue(Facts.SERVICE_GO, service);
        try (InputStream table = Files.newInputStream(Path.of("processes/launch/launch-decision.dmn"))) {
            DmnDecision decision = engine.parseDecision(Decisions.LAUNCH_DECISION, table);
            return engine.evaluateDecisionTable(decision, facts).getSingleEntry();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
