package org.triad.benchmark;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.campaign.Brief;

/** One of the two that are compared. Whoever works on it finds a task by the same query on both. */
interface Side {

    String name();

    String database();

    ProcessEngine engine();

    JdbcClient jdbc();

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

    /** The open task of a campaign, asked of the table: the engine's own question would cost as much as its completion, on either side. */
    default String task(String campaign, String element) {
        return jdbc().sql("""
                        select t.id_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
                        where p.business_key_ = ? and t.task_def_key_ = ?
                        """).params(campaign, element).query(String.class).single();
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
