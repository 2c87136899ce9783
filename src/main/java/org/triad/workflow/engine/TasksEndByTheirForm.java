package org.triad.workflow.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.People;
import org.triad.people.Person;

/**
 * A person ends a task by completing it, which its guard and its form check. Whatever else ends one is a consequence of such a completion,
 * done by Triad itself (a timer, a cancelled campaign) or an administrator's operation; anything else is refused.
 */
@Component
class TasksEndByTheirForm {

    /** What has been completed since the engine was called. */
    static final class Completions implements Session {

        private boolean any;

        @Override
        public void flush() {
            // Nothing of it is stored.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private final IdentityService identityService;
    private final People people;

    TasksEndByTheirForm(@Lazy IdentityService identityService, @Lazy People people) {
        this.identityService = identityService;
        this.people = people;
    }

    /** What the engine has to know to count completions. */
    static SessionFactory completions() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return Completions.class;
            }

            @Override
            public Session openSession() {
                return new Completions();
            }
        };
    }

    /** Guard and form have accepted it. */
    void completed(DelegateTask task) {
        Context.getCommandContext().getSession(Completions.class).any = true;
    }

    /** A task goes without having been completed. */
    void checkDeletion(DelegateTask task) {
        if (isBoundToForms() && !Context.getCommandContext().getSession(Completions.class).any) {
            throw Refusal.forbidden(
                    "“%s” ends by its form alone: open the task and complete it.".formatted(task.getName()));
        }
    }

    /** Whether a person who is no administrator is acting. */
    boolean isBoundToForms() {
        Authentication acting = identityService.getCurrentAuthentication();
        return acting != null
                && people.find(new PersonId(acting.getUserId()))
                        .filter(Person::isAdministrator)
                        .isEmpty();
    }
}
