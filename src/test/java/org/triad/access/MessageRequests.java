package org.triad.access;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.access.AccessMatrix.Row;
import org.triad.testing.Journeys;

/** Asks for messages and preferences: for a message to Mara, which was given up. */
final class MessageRequests {

    private final JdbcClient jdbc;
    private final long toMara;

    MessageRequests(ApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.toMara = jdbc.sql(
                        "select min(id) from notification_message where recipient = 'mara' and campaign_key = :key")
                .param(
                        "key",
                        context.getBean(Journeys.class).proposed().campaign().value())
                .query(Long.class)
                .single();
    }

    static boolean answersFor(Row row) {
        String path = row.endpoint().path();
        return path.matches("(/api)?/(outbox|messages|preferences)(/.*)?");
    }

    HttpResponse<String> send(Row row, Caller caller) {
        String path = row.endpoint().path().replace("{id}", Long.toString(toMara));
        boolean rest = path.startsWith("/api/");
        jdbc.sql("update notification_message set state = 'DEAD' where id = :id")
                .param("id", toMara)
                .update();
        try {
            return switch (row.endpoint().method()) {
                case "GET" -> caller.visitor().get(path);
                case "PUT" -> caller.visitor().put(path, "{\"kinds\":{\"decided\":\"AT_ONCE\"}}");
                default ->
                    rest
                            ? caller.visitor().post(path, "")
                            : caller.visitor().form(path, new HashMap<>(Map.of("_csrf", caller.token())));
            };
        } finally {
            jdbc.sql("update notification_message set state = 'CAPTURED' where id = :id")
                    .param("id", toMara)
                    .update();
        }
    }
}
