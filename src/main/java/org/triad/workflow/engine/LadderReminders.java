package org.triad.workflow.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler.TimerJobConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.triad.kernel.AuditedAct;
import org.triad.kernel.PersonId;
import org.triad.workflow.Reminders;
import org.triad.workflow.TaskEvents.RungReached;
import org.triad.workflow.TaskEvents.TaskAtHand;
import org.triad.workflow.TaskEvents.TaskReleased;
import org.triad.workflow.WorkingTime;
import org.triad.workflow.deadline.Ladder;

/** Climbs the ladder of the task whose timer is firing. */
@Component
class LadderReminders implements Reminders {

    private final TaskTimers timers;
    private final TaskPeople people;
    private final TaskService taskService;
    private final WorkingTime time;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    LadderReminders(
            TaskTimers timers,
            TaskPeople people,
            TaskService taskService,
            WorkingTime time,
            Clock clock,
            ApplicationEventPublisher events) {
        this.timers = timers;
        this.people = people;
        this.taskService = taskService;
        this.time = time;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void remind() {
        if (Context.getCommandContext().getCurrentJob() instanceof TimerEntity timer
                && Ladder.isLadder(timer.getRepeat())) {
            Context.getCommandContext()
                    .getTaskManager()
                    .findTasksByExecutionId(timer.getExecutionId())
                    .forEach(task -> remind(task, timer));
        }
    }

    private void remind(TaskEntity task, TimerEntity timer) {
        Ladder ladder = Ladder.parse(timer.getRepeat());
        Instant now = clock.instant();
        ladder.reached(since(timer), now, time).ifPresent(reminder -> {
            Set<PersonId> recipients = people.of(task, reminder.audiences());
            events.publishEvent(
                    new RungReached(TaskPeople.atHand(task), reminder.rung(), reminder.number(), recipients));
        });
        if (ladder.idleAt(time).filter(idle -> !idle.isAfter(now)).isPresent()) {
            releaseOrWait(task, ladder, now);
        }
    }

    /**
     * From when on nothing has been said yet. A timer that has failed was given a later moment by the engine, and another one that says what
     * comes next; what it should have said itself was reached since it was made.
     */
    private static Instant since(TimerEntity timer) {
        boolean failed = timer.getJobHandlerConfiguration() instanceof TimerJobConfiguration configuration
                && configuration.isFollowUpJobCreated();
        return failed
                ? timer.getCreateTime().toInstant().plusMillis(1)
                : timer.getDuedate().toInstant();
    }

    /** Whatever was done about the task lets its idle time begin anew. */
    private void releaseOrWait(TaskEntity task, Ladder ladder, Instant now) {
        Optional<Instant> touched = Stream.of(
                        ladder.idleSince(),
                        Optional.ofNullable(task.getLastUpdated()).map(Date::toInstant))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .filter(moment -> task.getAssignee() != null);
        Ladder known = ladder.idleFrom(touched);
        boolean idle = known.idleAt(time).filter(moment -> !moment.isAfter(now)).isPresent();
        if (!idle) {
            timers.change(task, next -> next.idleFrom(touched));
            return;
        }
        PersonId person = new PersonId(task.getAssignee());
        TaskAtHand released = TaskPeople.atHand(task);
        taskService.setAssignee(task.getId(), null);
        events.publishEvent(new TaskReleased(released, person));
        AuditedAct act = AuditedAct.of("Task.Released").about(person.value()).detail("“" + task.getName() + "”");
        events.publishEvent(released.campaign().map(act::on).orElse(act));
    }
}
