package org.triad.workflow.engine;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.workflow.Lifecycle;
import org.triad.workflow.ProcessControl;

/** Speaks to the engine for the modules, as the person who acts or for nobody. */
@Component
@Transactional
class EngineControl implements ProcessControl {

    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final ManagementService managementService;
    private final ResumedTasks resumed;
    private final ActingPerson acting;

    EngineControl(
            RuntimeService runtimeService,
            TaskService taskService,
            ManagementService managementService,
            ResumedTasks resumed,
            ActingPerson acting) {
        this.runtimeService = runtimeService;
        this.taskService = taskService;
        this.managementService = managementService;
        this.resumed = resumed;
        this.acting = acting;
    }

    @Override
    public CampaignKey startLifecycle(Map<String, Object> form, PersonId by) {
        return acting.as(
                by,
                () -> new CampaignKey(runtimeService
                        .createProcessInstanceByKey(Lifecycle.KEY)
                        .setVariables(acting.variables(form))
                        .execute()
                        .getBusinessKey()));
    }

    @Override
    public void message(CampaignKey campaign, String name) {
        acting.asNobody(() -> {
            activateInstances(campaign);
            if (runtimeService
                            .createExecutionQuery()
                            .processInstanceBusinessKey(campaign.value())
                            .messageEventSubscriptionName(name)
                            .count()
                    == 0) {
                throw Refusal.conflict("%s is not at a stage where this is possible.".formatted(campaign));
            }
            runtimeService
                    .createMessageCorrelation(name)
                    .processInstanceBusinessKey(campaign.value())
                    .correlate();
        });
    }

    @Override
    public void suspend(CampaignKey campaign) {
        acting.asNobody(() -> runtimeService
                .updateProcessInstanceSuspensionState()
                .byProcessInstanceQuery(instances(campaign))
                .suspend());
    }

    @Override
    public void activate(CampaignKey campaign, Duration pause) {
        acting.asNobody(() -> {
            activateInstances(campaign);
            instances(campaign).list().forEach(instance -> askAnew(instance.getId()));
            taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(campaign.value())
                    .list()
                    .forEach(task -> resumed.goesOn(task, pause));
        });
    }

    @Override
    public void handTasks(CampaignKey campaign, Department department, PersonId from, PersonId to) {
        acting.asNobody(() -> {
            boolean paused = instances(campaign).suspended().count() > 0;
            if (paused) {
                // The engine changes no suspended task.
                activateInstances(campaign);
            }
            taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey(campaign.value())
                    .taskAssignee(from.value())
                    .taskCandidateGroup(department.key())
                    .includeAssignedTasks()
                    .list()
                    .forEach(task -> taskService.setAssignee(task.getId(), to.value()));
            if (paused) {
                suspend(campaign);
            }
        });
    }

    @Override
    public void runDueTimers(CampaignKey campaign) {
        acting.asNobody(() -> instances(campaign).list().stream()
                .map(instance -> managementService
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .timers()
                        .active()
                        .executable()
                        .list())
                .flatMap(List::stream)
                .map(Job::getId)
                .filter(this::isStillThere)
                .forEach(managementService::executeJob));
    }

    /**
     * A timer that would have fired in the pause asks the diagram for its moment again: a day that has come is still due, a weekly one waits
     * for the next.
     */
    private void askAnew(String instance) {
        Date now = ClockUtil.getCurrentTime();
        managementService.createJobQuery().processInstanceId(instance).timers().list().stream()
                .filter(timer ->
                        timer.getDuedate() != null && timer.getDuedate().before(now))
                .forEach(timer -> managementService.recalculateJobDuedate(timer.getId(), false));
    }

    /** A timer that fired before may have ended what this one was for. */
    private boolean isStillThere(String job) {
        return managementService.createJobQuery().jobId(job).count() > 0;
    }

    private void activateInstances(CampaignKey campaign) {
        runtimeService
                .updateProcessInstanceSuspensionState()
                .byProcessInstanceQuery(instances(campaign))
                .activate();
    }

    private ProcessInstanceQuery instances(CampaignKey campaign) {
        return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(campaign.value());
    }
}
