package org.triad.workflow.engine.models;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.triad.workflow.deadline.DrawnTask;
import org.triad.workflow.deadline.PolicyTable;
import org.triad.workflow.deadline.RunningDeadlines;

/**
 * The deadline policy and the diagrams fit each other, whichever of them is deployed: a policy is held against all tasks there are, a
 * diagram against the policy that holds.
 */
@Component
class PolicyCheck {

    private final ObjectProvider<RunningDeadlines> running;

    /** Asked for when something is deployed: the engine is built before its services are. */
    PolicyCheck(ObjectProvider<RunningDeadlines> running) {
        this.running = running;
    }

    /** What does not fit, of files that are without fault by themselves. */
    List<Fault> faults(Map<String, byte[]> files) {
        Map<String, BpmnModelInstance> diagrams = diagrams(files);
        Optional<String> file = files.keySet().stream()
                .filter(name -> name.endsWith(".dmn") && isPolicy(files.get(name)))
                .findFirst();
        return file.map(name -> ofPolicy(name, files.get(name), diagrams))
                .orElseGet(() -> running.getObject()
                        .policy()
                        .map(policy -> ofDiagrams(policy, files, diagrams))
                        .orElse(List.of()));
    }

    private List<Fault> ofPolicy(String name, byte[] content, Map<String, BpmnModelInstance> diagrams) {
        PolicyTable policy = PolicyTable.read(content, running.getObject().day());
        Set<PolicyTable.Fault> found = new LinkedHashSet<>(policy.faults());
        if (found.isEmpty()) {
            Set<String> sent = new HashSet<>();
            List<DrawnTask> tasks = new ArrayList<>();
            diagrams.values().forEach(diagram -> {
                sent.addAll(DrawnTask.processes(diagram));
                tasks.addAll(DrawnTask.of(diagram));
            });
            tasks.addAll(running.getObject().tasks(sent));
            tasks.forEach(task -> policy.faultFor(task).ifPresent(found::add));
        }
        return found.stream()
                .map(fault -> new Fault(
                        name,
                        line(content, fault.rule()),
                        fault.row() == 0 ? "" : "row " + fault.row(),
                        fault.reason()))
                .toList();
    }

    private static List<Fault> ofDiagrams(
            PolicyTable policy, Map<String, byte[]> files, Map<String, BpmnModelInstance> diagrams) {
        List<Fault> faults = new ArrayList<>();
        diagrams.forEach((name, diagram) -> DrawnTask.of(diagram)
                .forEach(task -> policy.faultFor(task)
                        .map(fault -> new Fault(
                                name,
                                line(files.get(name), task.id()),
                                task.id(),
                                "the deadline policy and the task do not fit: %s%s"
                                        .formatted(
                                                fault.row() == 0 ? "" : "row %d of the policy: ".formatted(fault.row()),
                                                fault.reason())))
                        .ifPresent(faults::add)));
        return faults;
    }

    /** Those that can be read; what is wrong with the others the engine says. */
    private static Map<String, BpmnModelInstance> diagrams(Map<String, byte[]> files) {
        Map<String, BpmnModelInstance> diagrams = new LinkedHashMap<>();
        files.forEach((name, content) -> {
            if (name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml")) {
                try {
                    diagrams.put(name, Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
                } catch (ModelException unreadable) {
                    // The engine reads it next.
                }
            }
        });
        return diagrams;
    }

    private static boolean isPolicy(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).contains("id=\"" + PolicyTable.KEY + "\"");
    }

    /** The line on which an element with this id begins; 0 where it is not found. */
    private static int line(byte[] file, String id) {
        String text = new String(file, StandardCharsets.UTF_8);
        int at = id.isEmpty() ? -1 : text.indexOf("id=\"" + id + "\"");
        return at < 0 ? 0 : (int) text.substring(0, at).lines().count();
    }
}
