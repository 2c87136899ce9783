package org.triad.access;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.access.AccessMatrix.Row;
import org.triad.notification.domain.destination.DestinationDesk;
import org.triad.notification.domain.destination.Draft;
import org.triad.notification.domain.destination.PostDesk;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.testing.Journeys;

/** Asks for channels and webhooks: for one made anew each time, which leads to a port of this machine at which nobody listens. */
final class DestinationRequests {

    private static final String NAME = "Of the matrix";
    private static final String ADDRESS = "https://127.0.0.1:9/hook";

    private final JdbcClient jdbc;
    private final DestinationDesk desk;
    private final PostDesk posts;
    private final Person admin;

    DestinationRequests(ApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.desk = context.getBean(DestinationDesk.class);
        this.posts = context.getBean(PostDesk.class);
        this.admin = context.getBean(People.class).find(Journeys.ADMIN).orElseThrow();
    }

    static boolean answersFor(Row row) {
        return row.endpoint().path().matches("(/api)?/(destinations|allowed-hosts)(/.*)?");
    }

    HttpResponse<String> send(Row row, Caller caller) {
        jdbc.sql(
                        "insert into notification_allowed_host values ('127.0.0.1', now(), 'admin'), ('matrix.example', now(), 'admin') on conflict do nothing")
                .update();
        try {
            String path = row.endpoint().path();
            return ask(
                    row,
                    caller,
                    path.contains("{id}") ? filled(path, webhook(row)) : path.replace("{host}", "matrix.example"));
        } finally {
            jdbc.sql("delete from notification_destination where name = :name")
                    .param("name", NAME)
                    .update();
            jdbc.sql("delete from notification_allowed_host").update();
        }
    }

    private static boolean webhook(Row row) {
        return row.object().equals("webhook");
    }

    private String filled(String path, boolean webhook) {
        long id = desk.add(draft(webhook), admin).id();
        long post = posts.test(id, admin);
        jdbc.sql(
                        "update notification_post set state = 'SENT', done_at = now(), claim = null, claimed_until = null where id = :id")
                .param("id", post)
                .update();
        return path.replace("{id}", Long.toString(id)).replace("{delivery}", Long.toString(post));
    }

    private static Draft draft(boolean webhook) {
        return new Draft(
                NAME,
                webhook ? "webhook" : "slack",
                webhook ? "" : "sales",
                ADDRESS,
                List.of(webhook ? "lookedBack" : "escalated"),
                true);
    }

    private static HttpResponse<String> ask(Row row, Caller caller, String address) {
        boolean rest = address.startsWith("/api/");
        Draft draft = draft(webhook(row));
        return switch (row.endpoint().method()) {
            case "GET" -> caller.visitor().get(address);
            case "DELETE" -> caller.visitor().delete(address);
            case "PUT" -> caller.visitor().put(address, json(draft));
            default ->
                rest
                        ? caller.visitor().post(address, json(draft))
                        : caller.visitor().form(address, fields(draft, caller));
        };
    }

    private static String json(Draft draft) {
        return """
                {"name": "%s", "format": "%s", "department": "%s", "address": "%s", "topics": ["%s"], "since": "2020-01-01T00:00:00Z"}""".formatted(
                        draft.name(),
                        draft.format(),
                        draft.department(),
                        draft.address(),
                        draft.topics().get(0));
    }

    private static Map<String, String> fields(Draft draft, Caller caller) {
        return new HashMap<>(Map.of(
                "name", draft.name(),
                "format", draft.format(),
                "department", draft.department(),
                "address", draft.address(),
                "topics", draft.topics().get(0),
                "active", "true",
                "host", "matrix.example",
                "since", "2020-01-01T00:00",
                "_csrf", caller.token()));
    }
}
