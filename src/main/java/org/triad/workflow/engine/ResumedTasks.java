package org.triad.workflow.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.triad.workflow.WorkingTime;

/** Sets the clocks of tasks going again after a pause: as much working time is left as was left when they stopped. */
@Component
class ResumedTasks {

    private final TaskService taskService;
    private final CommandExecutor commands;
    private final TaskTimers timers;
    private final WorkingTime time;
    private final Clock clock;

    ResumedTasks(ProcessEngine engine, TaskTimers timers, WorkingTime time, Clock clock) {
        this.taskService = engine.getTaskService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        this.timers = timers;
        this.time = time;
        this.clock = clock;
    }

    /** Moves the due date of a task, which is active again, and lets its idle time go on from where it was. */
    void goesOn(Task task, Duration pause) {
        Instant now = clock.instant();
        commands.execute(context -> {
            timers.change(
                    context.getTaskManager().findTaskById(task.getId()),
                    ladder -> ladder.idleFrom(ladder.idleSince().map(since -> moved(since, now, pause))));
            return null;
        });
        if (task.getDueDate() != null) {
            taskService.setDueDate(
                    task.getId(), Date.from(moved(task.getDueDate().toInstant(), now, pause)));
        }
    }

    private Instant moved(Instant moment, Instant now, Duration pause) {
        Duration left = time.between(now.minus(pause), moment);
        return left.isNegative() ? time.subtract(now, left.negated()) : time.add(now, left);
    }
}
