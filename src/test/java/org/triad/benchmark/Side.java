package org.triad.benchmark;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.triad.campaign.Brief;

/** One of the two that are compared. Whoever works on it finds a task by the same query on both. */
interface Side {

    String name();

    String database();

    ProcessEngine engine();

    /** Starts a lifecycle and returns its business key. */
    String start(Brief brief);

    void complete(String task, Script.Step step);

    /** From the proposal until the campaign is closed. */
    default void lifecycle() {
        Brief brief = Script.brief();
        go(start(brief), Script.steps(brief));
    }

    default void go(String campaign, List<Script.Step> steps) {
        for (Script.Step step : steps) {
            if (step.task().equals(Script.AFTER_TIMER)) {
                fireLaunchTimer(campaign);
            }
            complete(task(campaign, step.task()), step);
        }
    }

    default String task(String campaign, String element) {
        return engine().getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(campaign)
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
    }

    private void fireLaunchTimer(String campaign) {
        ProcessInstance launch = engine().getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(campaign)
                .processDefinitionKey("launch")
                .singleResult();
        engine().getManagementService()
                .executeJob(engine().getManagementService()
                        .createJobQuery()
                        .processInstanceId(launch.getId())
                        .singleResult()
                        .getId());
    }
}
