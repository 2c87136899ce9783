package org.triad.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.Test;

/** The Modeler offers an owner every word the table may say, and no other. */
class LoopedInTableTest {

    @Test
    void theTableOffersEveryWord() {
        Map<String, Set<String>> offered = Dmn.readModelFromFile(
                        Path.of("processes/who-is-looped-in/who-is-looped-in.dmn")
                                .toFile())
                .getModelElementsByType(Output.class)
                .stream()
                .collect(Collectors.toMap(Output::getName, LoopedInTableTest::words));

        assertThat(offered).isEqualTo(new LoopedInWords().outputs());
    }

    private static Set<String> words(Output output) {
        return Arrays.stream(output.getOutputValues().getText().getTextContent().split(","))
                .map(word -> word.strip().replace("\"", ""))
                .collect(Collectors.toSet());
    }
}
