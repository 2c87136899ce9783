package org.triad.meeting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.MARA;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.triad.meeting.SyncKey;
import org.triad.meeting.Syncs;
import org.triad.meeting.domain.SyncTimes;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

@TriadTest
class SyncPageIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Syncs syncs;

    @Autowired
    private SyncTimes times;

    @Test
    void aSyncIsCalledByItsDayWithItsKeyBesideIt() {
        Instant starts = times.today()
                .plusDays(40)
                .with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
                .atTime(10, 0)
                .atZone(times.zone())
                .toInstant();
        SyncKey sync = syncs.call(starts, Optional.of("The fair"), MARA);
        try {
            String page = Visitor.signedIn(port, "jonas").get("/syncs/" + sync).body();

            String called = times.titleOf(starts, false);
            assertThat(called).startsWith("Sync, ");
            assertThat(page)
                    .contains("<h1>" + called + "</h1>", "<title>" + called, "<span class=\"key\">" + sync + "</span>")
                    .doesNotContain("??");
        } finally {
            syncs.callOff(sync, "Only a test.", MARA);
        }
    }
}
