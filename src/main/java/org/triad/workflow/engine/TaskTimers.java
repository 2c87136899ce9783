package org.triad.workflow.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler.TimerJobConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.triad.workflow.WorkingTime;
import org.triad.workflow.deadline.Ladder;

/** The timers drawn at a user task: they follow its due date and its assignee, through whichever door these are changed. */
@Component
class TaskTimers {

    private static final String ENDS_UNANSWERED = "triadEndsUnanswered";

    private final Deadlines deadlines;
    private final WorkingTime time;
    private final Clock clock;

    TaskTimers(@Lazy Deadlines deadlines, @Lazy WorkingTime time, Clock clock) {
        this.deadlines = deadlines;
        this.time = time;
        this.clock = clock;
    }

    /** Notes at a boundary timer that it ends its task without an answer. */
    static void noteEnd(ActivityImpl boundary) {
        boundary.setProperty(ENDS_UNANSWERED, true);
    }

    /** Whether the timer is drawn to end its task without an answer. */
    static boolean endsUnanswered(TimerEntity timer, ExecutionEntity execution) {
        ActivityImpl boundary =
                execution == null || !(timer.getJobHandlerConfiguration() instanceof TimerJobConfiguration drawn)
                        ? null
                        : execution.getProcessDefinition().findActivity(drawn.getTimerElementKey());
        return boundary != null && Boolean.TRUE.equals(boundary.getProperty(ENDS_UNANSWERED));
    }

    /** The ladder of the task that begins in this execution, as its timer has it; a diagram without one has the policy's all the same. */
    Ladder ladderOf(ExecutionEntity execution) {
        return made().filter(timer -> execution.getId().equals(timer.getExecutionId()))
                .filter(timer -> Ladder.isLadder(timer.getRepeat()))
                .map(timer -> Ladder.parse(timer.getRepeat()))
                .findFirst()
                .orElseGet(() -> deadlines.ladder(execution));
    }

    /** A due date was moved or somebody else has the task: its timers go with it. */
    void changed(DelegateTask delegate) {
        TaskEntity task = (TaskEntity) delegate;
        boolean moved = task.getPropertyChanges().containsKey(TaskEntity.DUE_DATE);
        boolean given = task.getPropertyChanges().containsKey(TaskEntity.ASSIGNEE);
        if (!moved && !given) {
            return;
        }
        Instant now = clock.instant();
        // What is due already but has not been said is said to whoever has the task now.
        Predicate<TimerEntity> stays =
                timer -> !moved && !timer.getDuedate().toInstant().isAfter(now);
        change(task, stays, ladder -> {
            Ladder changed = moved
                    ? ladder.movedTo(Optional.ofNullable(task.getDueDate()).map(Date::toInstant))
                    : ladder;
            return given
                    ? changed.idleFrom(Optional.ofNullable(task.getAssignee()).map(person -> now))
                    : changed;
        });
    }

    /** Changes the ladder of an open task and lets its timers fire when the changed one says. */
    void change(TaskEntity task, UnaryOperator<Ladder> change) {
        change(task, timer -> false, change);
    }

    /** @param stays which timers of reminders keep their moment all the same */
    private void change(TaskEntity task, Predicate<TimerEntity> stays, UnaryOperator<Ladder> change) {
        List<TimerEntity> timers = of(task);
        Optional<Ladder> known = timers.stream()
                .filter(timer -> Ladder.isLadder(timer.getRepeat()))
                .findFirst()
                .map(timer -> Ladder.parse(timer.getRepeat()));
        known.map(change)
                .ifPresent(ladder -> timers.forEach(timer -> {
                    if (Ladder.isLadder(timer.getRepeat())) {
                        timer.setRepeat(ladder.toString());
                        if (!stays.test(timer)) {
                            timer.setDuedate(Date.from(firesAt(known.get(), ladder)));
                        }
                    } else if (endsUnanswered(timer, task.getExecution())) {
                        timer.setDuedate(Date.from(ladder.endsAt(time)));
                    }
                }));
    }

    /** At once where the change makes the task late, so that whoever owes it hears so; otherwise at the next rung. */
    private Instant firesAt(Ladder before, Ladder after) {
        Instant now = clock.instant();
        boolean wasInTime = before.due().filter(due -> !due.isAfter(now)).isEmpty();
        return after.due().filter(due -> wasInTime && !due.isAfter(now)).orElseGet(() -> after.next(now, time));
    }

    /** Those in the database and those made in this transaction, without the one that is firing. */
    private static List<TimerEntity> of(TaskEntity task) {
        String execution = task.getExecutionId();
        if (execution == null) {
            return List.of();
        }
        List<TimerEntity> timers = new ArrayList<>();
        Context.getCommandContext().getJobManager().findJobsByExecutionId(execution).stream()
                .filter(TimerEntity.class::isInstance)
                .map(TimerEntity.class::cast)
                .filter(timer -> timer != Context.getCommandContext().getCurrentJob())
                .forEach(timers::add);
        made().filter(timer -> execution.equals(timer.getExecutionId())).forEach(timers::add);
        return timers;
    }

    private static Stream<TimerEntity> made() {
        DbEntityManager entities = Context.getCommandContext().getDbEntityManager();
        return entities.getCachedEntitiesByType(TimerEntity.class).stream()
                .filter(timer -> entities.getDbEntityCache().isTransient(timer));
    }
}
