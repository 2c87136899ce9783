package org.triad.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** Until the deadline policy takes over, each user task says in its diagram how long it may take. */
class DueDatesTest {

    /** Open for the whole sale window, which ends by its date. */
    private static final String WITHOUT = "userTask_closeSale";

    @Test
    void everyUserTaskButTheOneThatWaitsForTheEndDateHasOne() throws Exception {
        List<UserTask> tasks = userTasks();

        assertThat(tasks).hasSizeGreaterThan(20).allSatisfy(task -> {
            if (task.getId().equals(WITHOUT)) {
                assertThat(task.getCamundaDueDate()).as(task.getName()).isNull();
            } else {
                assertThat(task.getCamundaDueDate()).as(task.getName()).matches("P[1-9][0-9]*D");
            }
        });
    }

    private static List<UserTask> userTasks() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
                    .toList();
        }
    }
}
