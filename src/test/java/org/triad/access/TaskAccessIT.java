package org.triad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.triad.access.AccessMatrix.Cell;
import org.triad.access.AccessMatrix.Row;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

/** One's own department's tasks and the others', over the engine's REST interface, as every role and for real. */
@TriadTest
class TaskAccessIT {

    private static final Map<String, String> TASKS = Map.of(
            "task of marketing", "Write brief",
            "task of sales", "Give Sales input",
            "task of service", "Give Service input");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Journeys journeys;

    private final AccessMatrix matrix = AccessMatrix.read("tasks.csv");

    @Test
    void everyCellIsAsWritten() {
        People people = new People(context);
        Journey untouched = journeys.proposed();
        Journey unclaimed = unclaimed();
        Map<String, String> before = tasks(untouched);
        Map<String, String> beforeUnclaimed = tasks(unclaimed);
        List<String> otherwise = new ArrayList<>();

        matrix.rows()
                .forEach((row, cells) -> cells.forEach((role, cell) -> {
                    boolean changes =
                            cell == Cell.YES && !row.endpoint().method().equals("GET");
                    boolean claims = row.endpoint().path().endsWith("/claim");
                    Journey campaign =
                            changes ? (claims ? unclaimed() : journeys.proposed()) : (claims ? unclaimed : untouched);
                    HttpResponse<String> answer = people.withPassword(port, role)
                            .ask(
                                    row.endpoint().method(),
                                    "/engine-rest" + row.endpoint().path().replace("{id}", task(campaign, row)),
                                    "application/json",
                                    body(row, role));
                    if (!Answered.is(role, cell, answer)) {
                        otherwise.add("%s as %s: %s is written, but the answer is %d %s"
                                .formatted(row, role, cell, answer.statusCode(), Answered.gist(answer)));
                    }
                }));

        assertThat(otherwise).isEmpty();
        assertThat(tasks(untouched)).as("changed by somebody who may not").isEqualTo(before);
        assertThat(tasks(unclaimed)).as("claimed by somebody who may not").isEqualTo(beforeUnclaimed);
    }

    /** A campaign whose accountable people have laid their tasks down. */
    private Journey unclaimed() {
        Journey campaign = journeys.proposed();
        TaskService tasks = context.getBean(TaskService.class);
        TASKS.values().forEach(name -> tasks.setAssignee(campaign.task(name).id(), null));
        return campaign;
    }

    private static String task(Journey campaign, Row row) {
        return campaign.task(TASKS.get(row.object())).id();
    }

    private static String body(Row row, Role role) {
        String path = row.endpoint().path();
        return switch (row.endpoint().method() + path.substring(path.lastIndexOf('/'))) {
            case "PUT/{id}" -> "{\"name\":\"Another name\",\"due\":\"2030-01-02T08:00:00.000+0000\"}";
            case "POST/claim", "POST/assignee" -> "{\"userId\":\"%s\"}".formatted(role.login());
            case "POST/create" -> "{\"message\":\"Have a look at the prices.\"}";
            case "POST/identity-links", "POST/delete" -> "{\"groupId\":\"sales\",\"type\":\"candidate\"}";
            case "POST/unclaim" -> "";
            default -> row.endpoint().method().equals("GET") ? "" : "{\"variables\":{}}";
        };
    }

    /** Names of the open tasks and who has them. */
    private static Map<String, String> tasks(Journey campaign) {
        Map<String, String> tasks = new HashMap<>();
        campaign.tasks()
                .of(campaign.campaign())
                .forEach(task -> tasks.put(task.name(), String.valueOf(task.assignee()) + task.due()));
        return tasks;
    }
}
