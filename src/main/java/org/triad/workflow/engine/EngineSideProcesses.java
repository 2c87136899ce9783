package org.triad.workflow.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.triad.workflow.SideProcesses;

/** Speaks to the engine for processes that carry no campaign. */
@Component
@Transactional
class EngineSideProcesses implements SideProcesses {

    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final JdbcClient jdbc;
    private final ActingPerson acting;

    EngineSideProcesses(
            RuntimeService runtimeService, ManagementService managementService, JdbcClient jdbc, ActingPerson acting) {
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.jdbc = jdbc;
        this.acting = acting;
    }

    @Override
    public void start(String message, String businessKey) {
        acting.asNobody(() -> {
            runtimeService.startProcessInstanceByMessage(message, businessKey);
        });
    }

    @Override
    public boolean tell(String message, String businessKey) {
        return acting.asNobody(() -> {
            List<Execution> waiting = runtimeService
                    .createExecutionQuery()
                    .processInstanceBusinessKey(businessKey)
                    .messageEventSubscriptionName(message)
                    .list();
            waiting.forEach(execution -> runtimeService.messageEventReceived(message, execution.getId()));
            return !waiting.isEmpty();
        });
    }

    @Override
    public void askTimersAnew(String businessKey) {
        acting.asNobody(() ->
                timers(businessKey).forEach(timer -> managementService.recalculateJobDuedate(timer.getId(), false)));
    }

    @Override
    public void runDueTimers(String businessKey) {
        acting.asNobody(() -> instances(businessKey).stream()
                .flatMap(instance ->
                        due(managementService.createJobQuery().processInstanceId(instance.getId())).stream())
                .map(Job::getId)
                .forEach(managementService::executeJob));
    }

    @Override
    public void runDueStart(String bundle) {
        acting.asNobody(() -> due(managementService.createJobQuery().processDefinitionKey(bundle)).stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .map(Job::getId)
                .forEach(managementService::executeJob));
    }

    private static List<Job> due(JobQuery jobs) {
        return jobs.timers().active().executable().list();
    }

    private List<Job> timers(String businessKey) {
        return instances(businessKey).stream()
                .flatMap(instance ->
                        managementService.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                .toList();
    }

    private List<ProcessInstance> instances(String businessKey) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> openTasks(Collection<String> businessKeys) {
        Map<String, String> found = new HashMap<>();
        if (!businessKeys.isEmpty()) {
            jdbc.sql("""
                            select i.business_key_, t.id_ from act_ru_execution i
                            join act_ru_task t on t.proc_inst_id_ = i.id_
                            where i.business_key_ in (:keys) and i.parent_id_ is null
                            """)
                    .param("keys", businessKeys)
                    .query((row, index) -> Map.entry(row.getString("business_key_"), row.getString("id_")))
                    .list()
                    .forEach(task -> found.put(task.getKey(), task.getValue()));
        }
        return found;
    }
}
