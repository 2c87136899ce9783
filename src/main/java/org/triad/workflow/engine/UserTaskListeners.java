package org.triad.workflow.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.triad.workflow.deadline.DrawnTask;

/**
 * Puts onto every user task of every diagram what no diagram can leave out: who may act, what may be submitted, whom the task is given
 * to, when it is due and what its form shows. These listeners run before the diagram's own.
 */
@Component
class UserTaskListeners extends AbstractBpmnParseListener {

    private final TaskGuard guard;
    private final FormGuard forms;
    private final TaskGiver giver;
    private final LiveForms liveForms;
    private final TasksEndByTheirForm ends;
    private final TaskTimers timers;
    private final TaskNews news;

    UserTaskListeners(
            @Lazy TaskGuard guard,
            @Lazy FormGuard forms,
            @Lazy TaskGiver giver,
            @Lazy LiveForms liveForms,
            TasksEndByTheirForm ends,
            TaskTimers timers,
            @Lazy TaskNews news) {
        this.guard = guard;
        this.forms = forms;
        this.giver = giver;
        this.liveForms = liveForms;
        this.ends = ends;
        this.timers = timers;
        this.news = news;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
        if (scope instanceof ProcessDefinitionEntity) {
            // First of all: the diagram's own listener takes what was typed out of the process.
            start.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) forms::check, 0);
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, giver::give);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, news::created);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, guard::checkChange);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, timers::changed);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, guard::checkAssignee);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, news::assigned);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, guard::checkCompletion);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, forms::check);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, ends::completed);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, ends::checkDeletion);
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, news::deleted);
        task.setTaskFormHandler(new LiveTaskFormHandler(task.getTaskFormHandler(), liveForms));
        task.setDueDateExpression(new PolicyDueDate(timers, task.getDueDateExpression()));
        Deadlines.note(activity, task);
    }

    @Override
    public void parseBoundaryTimerEventDefinition(Element timer, boolean interrupting, ActivityImpl boundary) {
        Element date = timer.element("timeDate");
        if (interrupting && date != null && date.getText().strip().equals(DrawnTask.ENDS_UNANSWERED)) {
            TaskTimers.noteEnd(boundary);
        }
    }
}
