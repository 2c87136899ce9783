package org.triad.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Refusal;
import org.triad.workflow.Lifecycle;

/** Reads the stages from the deployed lifecycle diagram, following its flows from the start. */
@Component
class EngineLifecycle implements Lifecycle {

    private final RepositoryService repositoryService;
    private final HistoryService historyService;
    private final Map<String, List<Stage>> read = new ConcurrentHashMap<>();

    EngineLifecycle(RepositoryService repositoryService, HistoryService historyService) {
        this.repositoryService = repositoryService;
        this.historyService = historyService;
    }

    @Override
    public List<Stage> stages() {
        ProcessDefinition latest = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult();
        return latest == null ? List.of() : read.computeIfAbsent(latest.getId(), this::stagesOf);
    }

    @Override
    public String diagramOf(CampaignKey campaign) {
        HistoricProcessInstance instance = historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(campaign.value())
                .processDefinitionKey(KEY)
                .singleResult();
        if (instance == null) {
            throw Refusal.unknown("There is no diagram of %s.".formatted(campaign));
        }
        try (InputStream model = repositoryService.getProcessModel(instance.getProcessDefinitionId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Stage> stagesOf(String definitionId) {
        Process process = repositoryService
                .getBpmnModelInstance(definitionId)
                .getModelElementsByType(Process.class)
                .iterator()
                .next();
        Deque<FlowNode> ahead = new ArrayDeque<>();
        process.getFlowElements().stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .forEach(ahead::add);
        Set<FlowNode> visited = new LinkedHashSet<>();
        while (!ahead.isEmpty()) {
            FlowNode node = ahead.poll();
            if (visited.add(node)) {
                ahead.addAll(node.getSucceedingNodes().list());
            }
        }
        List<Stage> stages = new ArrayList<>();
        for (FlowNode node : visited) {
            if (node instanceof CallActivity call) {
                stages.add(new Stage(call.getCalledElement(), call.getName(), call.getId()));
            }
        }
        return List.copyOf(stages);
    }
}
