package org.triad.access;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.triad.access.AccessMatrix.Cell;
import org.triad.access.AccessMatrix.Row;
import org.triad.meeting.SyncKey;
import org.triad.meeting.Syncs;
import org.triad.testing.Journeys;
import org.triad.workflow.WorkflowSettings;

/** Asks for syncs: one of their own for whoever may change it, all others ask for one that has to stay as it is. */
final class SyncRequests {

    /** Far enough that nothing of it comes due, and each at a moment of its own. */
    private static final Duration AHEAD = Duration.ofDays(60);

    private static int called;

    private final Syncs syncs;
    private final Clock clock;
    private final WorkflowSettings settings;
    private final SyncKey untouched;
    private final String before;

    SyncRequests(ApplicationContext context) {
        this.syncs = context.getBean(Syncs.class);
        this.clock = context.getBean(Clock.class);
        this.settings = context.getBean(WorkflowSettings.class);
        this.untouched = sync();
        this.before = state();
    }

    static boolean answersFor(Row row) {
        return row.endpoint().path().matches("(/api)?/syncs(/.*)?");
    }

    HttpResponse<String> send(Row row, Cell expected, Caller caller) {
        String path = row.endpoint().path();
        boolean get = row.endpoint().method().equals("GET");
        SyncKey key = !get && expected == Cell.YES && path.contains("{key}") ? sync() : untouched;
        String address = path.replace("{key}", key.value()).replace("{action}", "A-9999");
        if (get) {
            return caller.visitor().get(address);
        }
        Instant moment = moment();
        if (path.startsWith("/api/")) {
            return caller.visitor()
                    .post(
                            address,
                            path.endsWith("/call-off")
                                    ? "{\"reason\":\"Nobody is in the house.\"}"
                                    : "{\"starts\":\"%s\"%s}"
                                            .formatted(
                                                    moment, path.endsWith("/move") ? "" : ",\"topic\":\"The fair\""));
        }
        var starts = moment.atZone(settings.zone());
        Map<String, String> fields = new HashMap<>(Map.of(
                "day", starts.toLocalDate().toString(),
                "time", "%tR".formatted(starts),
                "topic", "The fair",
                "reason", "Nobody is in the house.",
                "_csrf", caller.token()));
        return caller.visitor().form(address, fields);
    }

    /** Whether the sync nobody was to change has changed. */
    Optional<String> changed() {
        return Optional.of(state()).filter(now -> !now.equals(before));
    }

    private String state() {
        var sync = syncs.get(untouched);
        return sync.state() + " " + sync.starts() + " " + sync.attendees();
    }

    private SyncKey sync() {
        return syncs.call(moment(), Optional.of("The fair"), Journeys.MARA);
    }

    private Instant moment() {
        return clock.instant().plus(AHEAD).plus(Duration.ofMinutes(++called));
    }
}
