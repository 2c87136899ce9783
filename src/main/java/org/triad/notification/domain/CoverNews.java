package org.triad.notification.domain;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.triad.people.CoverBegan;
import org.triad.people.People;
import org.triad.people.Person;

/** Listens to who stands in for whom from today on. */
@Component
class CoverNews {

    /** The event, as the table names it. */
    static final String WORD = "coverBegan";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, d MMM yyyy", Locale.ENGLISH);

    private final Outbox outbox;
    private final People people;
    private final Clock clock;

    CoverNews(Outbox outbox, People people, Clock clock) {
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
    }

    @EventListener
    void began(CoverBegan event) {
        String name = people.find(event.person())
                .map(Person::name)
                .orElse(event.person().value());
        outbox.add(new Occasion(
                "cover/" + event.absence(),
                WORD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Set.of(event.cover()),
                Set.of(),
                Optional.empty(),
                clock.instant(),
                Map.of("task", name, "until", DAY.format(event.until()), "path", "/camunda/app/tasklist/default/")));
    }
}
