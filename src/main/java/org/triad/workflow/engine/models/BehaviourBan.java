package org.triad.workflow.engine.models;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.behavior.ClassDelegateActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.MailActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ScriptTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.listener.ClassDelegateExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.listener.ScriptExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.listener.ClassDelegateTaskListener;
import org.camunda.bpm.engine.impl.task.listener.ScriptTaskListener;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The second look at a diagram, at what the engine made of it: whatever the check of the file missed, no element runs a command, sends
 * a mail of its own, runs a script or names a class. What is deployed now is refused; what was deployed before this ban still loads, and
 * such an element refuses when a process reaches it.
 */
class BehaviourBan extends AbstractBpmnParseListener {

    private static final Set<Class<?>> BEHAVIOURS = Set.of(
            ShellActivityBehavior.class,
            MailActivityBehavior.class,
            ScriptTaskActivityBehavior.class,
            ClassDelegateActivityBehavior.class,
            ExternalTaskActivityBehavior.class);

    private static final Set<Class<?>> LISTENERS = Set.of(
            ClassDelegateExecutionListener.class,
            ScriptExecutionListener.class,
            ClassDelegateTaskListener.class,
            ScriptTaskListener.class);

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        processes.forEach(process -> {
            boolean isNew = isNew(process.getDeploymentId());
            if (isNew && hasBannedListener(process)) {
                throw banned(process.getKey(), root);
            }
            everyActivity(process).forEach(activity -> check(activity, isNew, root));
        });
    }

    private static void check(ActivityImpl activity, boolean isNew, Element root) {
        boolean banned = activity.getActivityBehavior() != null
                && BEHAVIOURS.contains(activity.getActivityBehavior().getClass());
        if (isNew && (banned || hasBannedListener(activity) || hasBannedTaskListener(activity))) {
            throw banned(activity.getActivityId(), root);
        }
        if (banned) {
            activity.setActivityBehavior(new RefusedBehaviour(activity.getActivityId()));
        }
    }

    private static boolean hasBannedListener(ScopeImpl scope) {
        return isBanned(scope.getListeners());
    }

    private static boolean hasBannedTaskListener(ActivityImpl activity) {
        return activity.getActivityBehavior() instanceof UserTaskActivityBehavior task
                && isBanned(task.getTaskDefinition().getTaskListeners());
    }

    private static boolean isBanned(Map<String, ? extends List<?>> listeners) {
        return listeners.values().stream()
                .flatMap(List::stream)
                .anyMatch(listener -> LISTENERS.contains(listener.getClass()));
    }

    private static Stream<ActivityImpl> everyActivity(ScopeImpl scope) {
        return scope.getActivities().stream()
                .flatMap(activity -> Stream.concat(Stream.of(activity), everyActivity(activity)));
    }

    /** A definition that comes from the database has a deployment that is not new. */
    private static boolean isNew(String deployment) {
        DeploymentEntity entity =
                Context.getCommandContext().getDbEntityManager().getCachedEntity(DeploymentEntity.class, deployment);
        return entity != null && entity.isNew();
    }

    private static BpmnParseException banned(String id, Element root) {
        Element element = find(root, id);
        return new BpmnParseException(
                "“%s” runs a command, a mail, a script or a class. Diagrams name listed beans only.".formatted(id),
                element == null ? root : element);
    }

    private static Element find(Element element, String id) {
        if (id.equals(element.attribute("id"))) {
            return element;
        }
        for (Element child : element.elements()) {
            Element found = find(child, id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
