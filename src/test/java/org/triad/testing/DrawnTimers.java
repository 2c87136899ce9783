package org.triad.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** The timers of the diagrams, as the folder has them, so that a diagram nobody has thought of is missed. */
public final class DrawnTimers {

    private DrawnTimers() {}

    /** Each as {@code <process>: <element>}. */
    public static Set<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .flatMap(DrawnTimers::of)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> of(BpmnModelInstance diagram) {
        String key =
                diagram.getModelElementsByType(Process.class).iterator().next().getId();
        return diagram.getModelElementsByType(TimerEventDefinition.class).stream()
                .map(timer -> key + ": " + ((FlowNode) timer.getParentElement()).getId());
    }
}
