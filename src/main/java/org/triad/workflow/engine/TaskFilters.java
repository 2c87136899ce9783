package org.triad.workflow.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists Tasklist opens with. Made once by name; what an administrator changes stays changed. */
@Component
class TaskFilters {

    private final FilterService filterService;
    private final TaskService taskService;
    private final JdbcClient jdbc;

    TaskFilters(FilterService filterService, TaskService taskService, JdbcClient jdbc) {
        this.filterService = filterService;
        this.taskService = taskService;
        this.jdbc = jdbc;
    }

    void createMissing() {
        Set<String> existing =
                jdbc.sql("select name_ from act_ru_filter").query(String.class).set();
        create(
                existing,
                10,
                "My tasks",
                "What I have claimed or was given",
                "#4263eb",
                tasks().taskAssigneeExpression("${currentUser()}"));
        create(
                existing,
                15,
                "I cover for",
                "What people who are away have claimed or were given, and I stand in for",
                "#f59f00",
                covered());
        create(
                existing,
                20,
                "My department",
                "Everything my department owes, claimed or not",
                "#0ca678",
                tasks().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks());
        create(
                existing,
                30,
                "Overdue",
                "Everything past its due date, in all departments",
                "#d6336c",
                tasks().dueBeforeExpression("${now()}"));
        create(existing, 40, "Everything", "What all three departments owe", "#868e96", tasks());
    }

    private TaskQuery tasks() {
        return taskService.createTaskQuery().active().orderByDueDate().asc();
    }

    /** The engine's interface has no expression for several assignees, but its filters keep and evaluate one. */
    private TaskQuery covered() {
        TaskQueryImpl query = (TaskQueryImpl) tasks();
        query.addExpression("taskAssigneeIn", "${coveredPeople.ofCurrentUser()}");
        return query;
    }

    private void create(
            Set<String> existing, int priority, String name, String description, String color, TaskQuery query) {
        if (existing.contains(name)) {
            return;
        }
        Filter filter = filterService.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "priority",
                priority,
                "description",
                description,
                "color",
                color,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(Map.of("name", TaskGiver.ABOUT, "label", "About"))));
        filterService.saveFilter(filter);
    }
}
