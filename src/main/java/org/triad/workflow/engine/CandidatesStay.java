package org.triad.workflow.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.triad.kernel.Refusal;
import org.triad.workflow.webapp.RefusedRequest;

/**
 * Whose task it is stands in the diagram: nobody gives a task to another department, or takes it from one, by changing its candidates.
 * The engine tells its listeners of such a change no more than of a comment, so it is stopped before.
 */
class CandidatesStay extends CommandInterceptor {

    /** Assigning a task and naming its owner are other commands of the same family. */
    private static final Set<Class<?>> CHANGES = Set.of(
            AddGroupIdentityLinkCmd.class,
            AddUserIdentityLinkCmd.class,
            DeleteGroupIdentityLinkCmd.class,
            DeleteUserIdentityLinkCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (CHANGES.contains(command.getClass())) {
            Refusal refusal = Refusal.forbidden("Whose task this is stands in the diagram and cannot be changed here.");
            RefusedRequest.remember(refusal);
            throw refusal;
        }
        return next.execute(command);
    }
}
