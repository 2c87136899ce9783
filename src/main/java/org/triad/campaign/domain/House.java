package org.triad.campaign.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.triad.workflow.WorkflowSettings;

/** The calendar of the house: days are days in its zone. */
@Component
public class House {

    private final Clock clock;
    private final WorkflowSettings settings;

    House(Clock clock, WorkflowSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    /** The first instant of a day. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }
}
