package org.triad.access;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.triad.access.AccessMatrix.Cell;
import org.triad.access.AccessMatrix.Row;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.workflow.OpenTask;

/** Asks for tasks: one of their own for whoever may change it, all others ask for one that has to stay as it is. */
final class TaskRequests {

    private static final String DUE = "2030-01-02T08:00";

    private static final Map<String, String> NAMES = Map.of(
            "task of marketing", "Write brief",
            "task of sales", "Give Sales input",
            "task of service", "Give Service input");

    private static final Map<String, String> COLLEAGUES =
            Map.of("task of marketing", "ben", "task of sales", "aisha", "task of service", "tom");

    private final Journeys journeys;
    private final Journey untouched;
    private final String before;

    TaskRequests(ApplicationContext context) {
        this.journeys = context.getBean(Journeys.class);
        this.untouched = journeys.proposed();
        this.before = state();
    }

    static boolean answersFor(Row row) {
        return row.endpoint().path().matches("(/api)?/tasks/.*");
    }

    HttpResponse<String> send(Row row, Cell expected, Caller caller) {
        boolean get = row.endpoint().method().equals("GET");
        Journey campaign = !get && expected == Cell.YES ? journeys.proposed() : untouched;
        OpenTask task = campaign.task(NAMES.get(row.object()));
        String path = row.endpoint().path().replace("{id}", task.id());
        if (get) {
            return caller.visitor().get(path);
        }
        String has = task.assignee().orElseThrow().value();
        String gets = COLLEAGUES.get(row.object());
        if (path.startsWith("/api/")) {
            return caller.visitor()
                    .put(
                            path,
                            path.endsWith("/due")
                                    ? "{\"due\":\"%s:00Z\"}".formatted(DUE)
                                    : "{\"from\":\"%s\",\"assignee\":\"%s\"}".formatted(has, gets));
        }
        return caller.visitor()
                .form(
                        path,
                        new HashMap<>(Map.of(
                                "from", has, "assignee", gets, "due", DUE, "zone", "UTC", "_csrf", caller.token())));
    }

    /** The tasks nobody was to change, where they have changed. */
    java.util.Optional<String> changed() {
        return java.util.Optional.of(state()).filter(now -> !now.equals(before));
    }

    private String state() {
        StringBuilder state = new StringBuilder();
        untouched
                .tasks()
                .of(untouched.campaign())
                .forEach(task ->
                        state.append(task.name()).append(task.assignee()).append(task.due()));
        return state.toString();
    }
}
