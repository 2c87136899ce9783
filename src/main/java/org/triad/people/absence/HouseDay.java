package org.triad.people.absence;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Which day it is in the house. */
@Component
@EnableConfigurationProperties(AbsenceSettings.class)
public class HouseDay {

    private final AbsenceSettings settings;
    private final Clock clock;

    HouseDay(AbsenceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(settings.zone()));
    }
}
