package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cycle counts in hours of the house: six in the evening stays six in the evening when the clocks change. */
class HouseCyclesTest {

    private static final String MONDAY_EVENINGS = "0 0 18 * * MON";

    @ParameterizedTest(name = "{0}: after {1} comes {2}")
    @CsvSource({
        "Europe/Berlin, 2027-03-22T18:00, 2027-03-29T18:00, 167",
        "Europe/Berlin, 2026-10-19T18:00, 2026-10-26T18:00, 169",
        "Europe/Berlin, 2027-01-04T18:00, 2027-01-11T18:00, 168",
        "America/New_York, 2027-03-08T18:00, 2027-03-15T18:00, 167",
        "Asia/Kolkata, 2027-03-22T18:00, 2027-03-29T18:00, 168"
    })
    void aWeeklyEveningKeepsItsHour(String house, LocalDateTime fired, LocalDateTime next, long hours) {
        ZoneId zone = ZoneId.of(house);
        Date from = Date.from(fired.atZone(zone).toInstant());

        Date due = new HouseCycles(zone).resolveDuedate(MONDAY_EVENINGS, from, 0);

        assertThat(due.toInstant()).isEqualTo(next.atZone(zone).toInstant());
        assertThat(due.getTime() - from.getTime()).isEqualTo(hours * 3_600_000);
    }

    @Test
    void anHourThatIsLeftOutOrComesTwiceIsMetOnce() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        HouseCycles cycles = new HouseCycles(berlin);
        ZonedDateTime beforeSpring = LocalDateTime.parse("2027-03-28T00:00").atZone(berlin);
        Date spring = cycles.resolveDuedate("0 30 2 * * SUN", Date.from(beforeSpring.toInstant()), 0);
        assertThat(spring.toInstant()).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));

        ZonedDateTime beforeAutumn = LocalDateTime.parse("2027-10-31T00:00").atZone(berlin);
        Date autumn = cycles.resolveDuedate("0 30 2 * * SUN", Date.from(beforeAutumn.toInstant()), 0);
        assertThat(autumn.toInstant()).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
        Date afterwards = cycles.resolveDuedate("0 30 2 * * SUN", autumn, 0);
        assertThat(afterwards.toInstant().atZone(berlin).toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2027-11-07T02:30"));
    }
}
