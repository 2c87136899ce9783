package org.triad.workflow.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.workflow.TaskDesk;

/** Claims and completes through the engine, as the person. */
@Component
class EngineDesk implements TaskDesk {

    private final TaskService taskService;
    private final ActingPerson acting;

    EngineDesk(TaskService taskService, ActingPerson acting) {
        this.taskService = taskService;
        this.acting = acting;
    }

    @Override
    public void claim(String taskId, PersonId by) {
        acting.as(by, () -> {
            taskService.claim(taskId, by.value());
            return null;
        });
    }

    @Override
    public void moveDue(String taskId, Instant due, PersonId by) {
        acting.as(by, () -> {
            taskService.setDueDate(taskId, Date.from(due));
            return null;
        });
    }

    @Override
    public void complete(String taskId, Map<String, Object> answers, PersonId by) {
        acting.as(by, () -> {
            taskService.complete(taskId, acting.variables(answers));
            return null;
        });
    }
}
