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

    /** Somebody has the task now, or it was taken from somebody by somebody else: then its department may take it again. */
    void assigned(DelegateTask task) {
        Optional<PersonId> to = Optional.ofNullable(task.getAssignee()).map(PersonId::new);
        Optional<PersonId> by = isNew(task) ? Optional.empty() : acting();
        if (to.isPresent() || by.isPresent() && !by.equals(had(task)) && !isReleased()) {
            events.publishEvent(new TaskAssigned(TaskPeople.atHand(task), to, by));
        }
    }

    private Optional<PersonId> acting() {
        return Optional.ofNullable(identityService.getCurrentAuthentication())
                .map(authentication -> new PersonId(authentication.getUserId()));
    }

    private static Optional<PersonId> had(DelegateTask task) {
        return Optional.ofNullable(((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE))
                .map(change -> (String) change.getOrgValue())
                .map(PersonId::new);
    }

    /** By its own timer, whose release has its own news. */
    private static boolean isReleased() {
        return Context.getCommandContext().getCurrentJob() instanceof TimerEntity;
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
