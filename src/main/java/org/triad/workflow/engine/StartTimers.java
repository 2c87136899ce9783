package org.triad.workflow.engine;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Timers that start processes follow the settings. The engine writes a cycle down when the diagram is deployed; where the diagram asks a bean
 * for it, the answer may be another one after a restart. A timer whose cycle is the same keeps its moment, also one that was missed.
 */
@Component
class StartTimers {

    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;

    StartTimers(JdbcClient jdbc, ProcessEngineConfigurationImpl engine) {
        this.jdbc = jdbc;
        this.engine = engine;
    }

    void followSettings() {
        // Of every version ever deployed only the last one has a timer, and the engine's own queries cannot ask for
        // these alone.
        jdbc.sql("select id_ from act_ru_job where handler_type_ = :type")
                .param("type", TimerStartEventJobHandler.TYPE)
                .query(String.class)
                .list()
                .forEach(job -> engine.getCommandExecutorTxRequired().execute(renewal(job)));
    }

    private static Command<Void> renewal(String jobId) {
        return context -> {
            if (context.getJobManager().findJobById(jobId) instanceof TimerEntity timer) {
                ProcessDefinitionEntity definition = context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedProcessDefinitionById(timer.getProcessDefinitionId());
                declarations(definition).stream()
                        .filter(start -> start.getJobDefinitionId().equals(timer.getJobDefinitionId()))
                        .forEach(start -> renew(start, timer));
            }
            return null;
        };
    }

    @SuppressWarnings("unchecked")
    private static List<TimerDeclarationImpl> declarations(ProcessDefinitionEntity definition) {
        Object declared = definition.getProperty(BpmnParse.PROPERTYNAME_START_TIMER);
        return declared == null ? List.of() : (List<TimerDeclarationImpl>) declared;
    }

    private static void renew(TimerDeclarationImpl start, TimerEntity timer) {
        if (timer.getRepeat() == null || timer.getRepeat().startsWith("R")) {
            return;
        }
        var moment = timer.getDuedate();
        String cycle = start.resolveAndSetDuedate(null, timer, false);
        if (Objects.equals(cycle, timer.getRepeat())) {
            timer.setDuedate(moment);
        } else {
            timer.setRepeat(cycle);
        }
    }
}
