package org.triad.access;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.ApplicationContext;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.workflow.Lifecycle;

/** Objects that are there, to be asked for where nothing is changed. */
class Samples {

    private final ProcessEngine engine;
    private final Journeys journeys;
    private final Map<String, Map<String, String>> samples;

    Samples(ApplicationContext context) {
        this.engine = context.getBean(ProcessEngine.class);
        this.journeys = context.getBean(Journeys.class);
        this.samples = collected();
    }

    /** Values for the variables of a resource's address, by the variable in braces. */
    Map<String, String> of(String resource) {
        String kind = resource.replaceAll("^(/history/[^/]+|/[^/]+).*", "$1");
        return samples.getOrDefault(kind, Map.of());
    }

    /** An address of the engine's own interface with what is there, or with the name of nothing. */
    String filled(String path) {
        String filled = path;
        for (Map.Entry<String, String> sample :
                of(path.substring("/engine-rest".length())).entrySet()) {
            filled = filled.replace(sample.getKey(), sample.getValue());
        }
        return filled.replaceAll("\\{[^}]+}", "no-such");
    }

    private Map<String, Map<String, String>> collected() {
        Journey campaign = journeys.inReview();
        String task = campaign.task("Review brief for Sales").id();
        String instance = engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
        String deployment = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(Lifecycle.KEY)
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        Map<String, Map<String, String>> found = new HashMap<>();
        found.put("/task", Map.of("{id}", task));
        found.put(
                "/filter",
                Map.of(
                        "{id}",
                        engine.getFilterService()
                                .createFilterQuery()
                                .filterName("Everything")
                                .singleResult()
                                .getId()));
        found.put(
                "/process-definition",
                Map.of(
                        "{id}",
                        engine.getRepositoryService()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(Lifecycle.KEY)
                                .latestVersion()
                                .singleResult()
                                .getId(),
                        "{key}",
                        Lifecycle.KEY));
        found.put("/process-instance", Map.of("{id}", instance));
        found.put("/history/process-instance", Map.of("{id}", instance));
        found.put(
                "/deployment",
                Map.of(
                        "{id}",
                        deployment,
                        "{resourceId}",
                        engine.getRepositoryService()
                                .getDeploymentResources(deployment)
                                .get(0)
                                .getId()));
        found.put("/user", Map.of("{id}", "mara"));
        return found;
    }
}
