package org.triad.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.triad.kernel.CampaignKey;
import org.triad.workflow.WorkflowSettings;
import org.triad.workflow.deadline.Ladder;

/** The engine in tests: its clock can be moved, its job executor runs only when asked, and it can be asked what it knows. */
@TestComponent
public class Engine {

    private final ProcessEngine engine;
    private final JobExecutor jobExecutor;
    private final ThreadPoolTaskExecutor jobs;
    private final ZoneId zone;

    Engine(
            ProcessEngine engine,
            WorkflowSettings settings,
            @Qualifier("camundaTaskExecutor") ThreadPoolTaskExecutor jobs) {
        this.engine = engine;
        this.jobs = jobs;
        this.jobExecutor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        this.zone = settings.zone();
    }

    /** After all listeners of the application's being ready, one of which starts it. */
    @EventListener
    void standStill(AvailabilityChangeEvent<ReadinessState> readiness) {
        jobExecutor.shutdown();
    }

    /** Runs the work while the real job executor runs. */
    public void withJobExecutor(Runnable work) {
        jobExecutor.start();
        try {
            work.run();
        } finally {
            jobExecutor.shutdown();
            // Jobs that have begun go on in the pool's threads.
            Awaitility.await().until(() -> jobs.getActiveCount() == 0 && jobs.getQueueSize() == 0);
        }
    }

    /** Whether a job is due, or being run. */
    public boolean hasSomethingToDo() {
        return engine.getManagementService()
                        .createJobQuery()
                        .executable()
                        .active()
                        .count()
                > 0;
    }

    /** Runs the work at another time, for the engine and for Triad, which reads the same clock. */
    public void at(Instant time, Runnable work) {
        ClockUtil.setCurrentTime(Date.from(time));
        try {
            work.run();
        } finally {
            ClockUtil.reset();
        }
    }

    /** Runs the work at noon of a day in the zone of the house. */
    public void at(LocalDate day, Runnable work) {
        at(day.atTime(12, 0).atZone(zone).toInstant(), work);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), zone);
    }

    /** The first instant of a day in the zone of the house. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The campaign's running instance of a bundle, of several the latest; null where none runs. */
    public ProcessInstance running(CampaignKey campaign, String bundle) {
        HistoricProcessInstance latest = latest(campaign, bundle);
        return runtimeService()
                .createProcessInstanceQuery()
                .processInstanceId(latest.getId())
                .singleResult();
    }

    /** The campaign's instance of a bundle, running or not, of several the latest. */
    public HistoricProcessInstance latest(CampaignKey campaign, String bundle) {
        List<HistoricProcessInstance> instances = historyService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(campaign.value())
                .processDefinitionKey(bundle)
                .orderByProcessInstanceStartTime()
                .desc()
                .list();
        if (instances.isEmpty()) {
            throw new AssertionError(campaign + " has never been in " + bundle);
        }
        return instances.get(0);
    }

    /** Ids of the elements the latest instance of a bundle has finished, in order, each as often as it was finished. */
    public List<String> passed(CampaignKey campaign, String bundle) {
        return historyService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(latest(campaign, bundle).getId())
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(activity -> !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** Ids of the elements the latest instance of a bundle had to leave unfinished. */
    public List<String> cancelled(CampaignKey campaign, String bundle) {
        return historyService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(latest(campaign, bundle).getId())
                .canceled()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** The variables of the campaign's running processes, without those that live only as long as an open task. */
    public Map<String, Object> facts(CampaignKey campaign) {
        Map<String, Object> facts = new TreeMap<>();
        String[] instances = instances(campaign.value());
        if (instances.length > 0) {
            runtimeService().createVariableInstanceQuery().processInstanceIdIn(instances).list().stream()
                    .filter(variable -> variable.getActivityInstanceId().equals(variable.getProcessInstanceId()))
                    .filter(variable -> !variable.getName().equals("taskAbout"))
                    .forEach(variable -> facts.put(variable.getName(), variable.getValue()));
        }
        return facts;
    }

    /** The campaign's timers but the reminders, the next one first. */
    public List<Job> timers(CampaignKey campaign) {
        return all(campaign.value()).stream()
                .filter(timer -> !isReminder(timer))
                .toList();
    }

    /** The reminders of the campaign's tasks, the next one first. */
    public List<Job> reminders(CampaignKey campaign) {
        return all(campaign.value()).stream().filter(Engine::isReminder).toList();
    }

    /** The open timers of whatever carries this business key, the next one first. */
    public List<Job> timers(String businessKey) {
        return all(businessKey);
    }

    /** Whether the timer is one that climbs a ladder. */
    public static boolean isReminder(Job timer) {
        return Ladder.isLadder(((TimerEntity) timer).getRepeat());
    }

    /** Reminds of every open task of the campaign, due or not. */
    public void reminds(CampaignKey campaign) {
        reminders(campaign).forEach(timer -> engine.getManagementService().executeJob(timer.getId()));
    }

    private List<Job> all(String businessKey) {
        return List.of(instances(businessKey)).stream()
                .flatMap(instance ->
                        engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(instance)
                                .timers()
                                .list()
                                .stream())
                .sorted(java.util.Comparator.comparing(Job::getDuedate))
                .toList();
    }

    private String[] instances(String businessKey) {
        return runtimeService().createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .map(ProcessInstance::getId)
                .toArray(String[]::new);
    }

    private RuntimeService runtimeService() {
        return engine.getRuntimeService();
    }

    private HistoryService historyService() {
        return engine.getHistoryService();
    }
}
