package org.triad.workflow.engine;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.workflow.TaskEvents.EndedUnanswered;
import org.triad.workflow.TaskEvents.TaskAssigned;

/** Tells what happens to tasks, whichever door it comes through. */
@Component
class TaskNews {

    private final IdentityService identityService;
    private final ApplicationEventPublisher events;

    TaskNews(IdentityService identityService, ApplicationEventPublisher events) {
        this.identityService = identityService;
        this.events = events;
    }

    /** A new task that nobody has been given: its department may take it. */
    void created(DelegateTask task) {
        if (task.getAssignee() == null) {
            events.publishEvent(new TaskAssigned(TaskPeople.atHand(task), Optional.empty(), Optional.empty()));
        }
    }

    void assigned(DelegateTask task) {
        if (task.getAssignee() != null) {
            Optional<PersonId> by = isNew(task)
                    ? Optional.empty()
                    : Optional.ofNullable(identityService.getCurrentAuthentication())
                            .map(acting -> new PersonId(acting.getUserId()));
            events.publishEvent(
                    new TaskAssigned(TaskPeople.atHand(task), Optional.of(new PersonId(task.getAssignee())), by));
        }
    }

    /** A task goes without having been completed; told where its own timer ended it. */
    void deleted(DelegateTask task) {
        if (Context.getCommandContext().getCurrentJob() instanceof TimerEntity timer
                && task.getExecution() instanceof ExecutionEntity execution
                && execution.getId().equals(timer.getExecutionId())
                && TaskTimers.endsUnanswered(timer, execution)) {
            events.publishEvent(new EndedUnanswered(
                    TaskPeople.atHand(task),
                    Optional.ofNullable(task.getAssignee()).map(PersonId::new)));
        }
    }

    private static boolean isNew(DelegateTask task) {
        return Context.getCommandContext()
                .getDbEntityManager()
                .getDbEntityCache()
                .isTransient((TaskEntity) task);
    }
}
