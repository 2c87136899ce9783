package org.triad.workflow.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;

/** What became of a task somebody still has on the screen. */
@Repository
class TaskFate {

    private record Ended(String name, boolean open, String reason) {}

    private final JdbcClient jdbc;

    TaskFate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why nobody can do anything with this task any more; empty while it is open. */
    Optional<Refusal> of(String taskId) {
        return jdbc.sql("select name_, end_time_ is null as open, delete_reason_ from act_hi_taskinst where id_ = :id")
                .param("id", taskId)
                .query((row, index) ->
                        new Ended(row.getString("name_"), row.getBoolean("open"), row.getString("delete_reason_")))
                .optional()
                .map(TaskFate::refusal)
                .orElseGet(() -> Optional.of(Refusal.unknown("There is no such task.")));
    }

    /** Why a task that is not among the open ones cannot be had. */
    Refusal ofMissing(String taskId) {
        Refusal unknown = Refusal.unknown("There is no such task.");
        return PlainText.isUnstorable(taskId) ? unknown : of(taskId).orElse(unknown);
    }

    private static Optional<Refusal> refusal(Ended task) {
        if (task.open()) {
            return Optional.empty();
        }
        return Optional.of(Refusal.conflict(
                TaskEntity.DELETE_REASON_COMPLETED.equals(task.reason())
                        ? "“%s” has been completed already. Reload your list.".formatted(task.name())
                        : "“%s” is over already: the campaign moved on without it. Reload your list."
                                .formatted(task.name())));
    }
}
