package org.triad.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.triad.workflow.WorkflowSettings;

/** The engine in tests: its clock can be moved, its job executor runs only when asked. */
@TestComponent
public class Engine {

    private final JobExecutor jobExecutor;
    private final ZoneId zone;

    Engine(ProcessEngine engine, WorkflowSettings settings) {
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
        }
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
}
