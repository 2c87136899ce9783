package org.triad.workflow.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;
import org.triad.workflow.TaskDesk;

/** Claims, gives and completes through the engine, as the person. */
@Component
class EngineDesk implements TaskDesk {

    private final TaskService taskService;
    private final CommandExecutor commands;
    private final ActingPerson acting;
    private final TaskLeads leads;
    private final TaskFate fate;

    EngineDesk(ProcessEngine engine, ActingPerson acting, TaskLeads leads, TaskFate fate) {
        this.taskService = engine.getTaskService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        this.acting = acting;
        this.leads = leads;
        this.fate = fate;
    }

    @Override
    public void claim(String taskId, PersonId by) {
        acting.as(by, () -> {
            taskService.claim(taskId, by.value());
            return null;
        });
    }

    @Override
    public void give(String taskId, Optional<PersonId> from, Optional<PersonId> to, PersonId by) {
        change(taskId, by, task -> {
            leads.checkGiving(task, by);
            checkStillHas(task, from, to);
            taskService.setAssignee(taskId, to.map(PersonId::value).orElse(null));
        });
    }

    @Override
    public void moveDue(String taskId, Instant due, PersonId by) {
        change(taskId, by, task -> {
            leads.checkDue(task, Optional.of(due), by);
            taskService.setDueDate(taskId, Date.from(due));
        });
    }

    @Override
    public void setDue(String taskId, Instant due) {
        acting.asNobody(() -> taskService.setDueDate(taskId, Date.from(due)));
    }

    @Override
    public void complete(String taskId, Map<String, Object> answers, PersonId by) {
        acting.as(by, () -> {
            taskService.complete(taskId, acting.variables(answers));
            return null;
        });
    }

    /** One command of the engine, so that what was looked at is what is changed: of two at once the second is told. */
    private void change(String taskId, PersonId by, Consumer<TaskEntity> change) {
        try {
            acting.as(
                    by,
                    () -> commands.execute(context -> {
                        TaskEntity task = PlainText.isUnstorable(taskId)
                                ? null
                                : context.getTaskManager().findTaskById(taskId);
                        if (task == null) {
                            throw fate.ofMissing(taskId);
                        }
                        change.accept(task);
                        return null;
                    }));
        } catch (OptimisticLockingException overtaken) {
            throw Refusal.conflict(
                    "Somebody else changed this task at the same moment. Reload, look again and try once more.");
        }
    }

    private static void checkStillHas(TaskEntity task, Optional<PersonId> from, Optional<PersonId> to) {
        Optional<PersonId> has = Optional.ofNullable(task.getAssignee()).map(PersonId::new);
        String who = has.map(PersonId::value).orElse("the department");
        if (!has.equals(from)) {
            throw Refusal.conflict("“%s” is with %s by now. Reload and look before you give it to somebody else."
                    .formatted(task.getName(), who));
        }
        if (has.equals(to)) {
            throw Refusal.invalid(
                    "assignee", "“%s” is with %s already. Choose somebody else.".formatted(task.getName(), who));
        }
    }
}
