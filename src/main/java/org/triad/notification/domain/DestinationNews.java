package org.triad.notification.domain;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.triad.kernel.Department;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.SwitchedOff;
import org.triad.people.Person;

/** Tells those who look after a channel or webhook that Triad has switched it off: the leads of its department, or the administrators. */
@Component
class DestinationNews {

    /** The event, of which no table speaks. */
    static final String WORD = "destinationSwitchedOff";

    private final Outbox outbox;
    private final Clock clock;

    DestinationNews(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void switchedOff(SwitchedOff event) {
        Destination off = event.destination();
        outbox.add(new Occasion(
                "destination/%d/%s".formatted(off.id(), clock.instant()),
                WORD,
                Optional.empty(),
                Optional.empty(),
                off.department(),
                "",
                Set.of(),
                Set.of(off.department().map(Department::leadsKey).orElse(Person.ADMINISTRATORS)),
                Optional.empty(),
                clock.instant(),
                Map.of("task", off.name(), "path", "/destinations/" + off.id())));
    }
}
