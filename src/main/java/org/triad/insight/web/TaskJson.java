package org.triad.insight.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.workflow.OpenTask;

/** An open task; {@code tasklist} is the address to work on it. */
@Schema(name = "Task")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskJson(
        String id,
        String name,
        String campaign,
        List<String> departments,
        String assignee,
        Instant since,
        Instant due,
        boolean paused,
        String tasklist) {

    static TaskJson of(OpenTask task) {
        return new TaskJson(
                task.id(),
                task.name(),
                task.campaign().value(),
                task.departments().stream().map(Department::key).toList(),
                task.assignee().map(PersonId::value).orElse(null),
                task.since(),
                task.due().orElse(null),
                task.paused(),
                task.tasklistPath());
    }
}
