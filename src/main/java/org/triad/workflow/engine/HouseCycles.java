package org.triad.workflow.engine;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a timer that repeats fires next. The engine reads the six fields of a cron in the zone of its computer; here they are hours of the
 * house, which keep their place when the clocks change.
 */
class HouseCycles extends CycleBusinessCalendar {

    private final ZoneId zone;

    HouseCycles(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Date resolveDuedate(String cycle, Date start, long repeatOffset) {
        if (cycle.startsWith("R") || !CronExpression.isValidExpression(cycle)) {
            return super.resolveDuedate(cycle, start, repeatOffset);
        }
        Date from = start == null ? ClockUtil.getCurrentTime() : start;
        CronExpression hours = CronExpression.parse(cycle);
        ZonedDateTime last = from.toInstant().atZone(zone);
        ZonedDateTime next = hours.next(last);
        if (next != null && next.toLocalDateTime().equals(last.toLocalDateTime())) {
            // The clocks were put back, and the hour has come a second time.
            next = hours.next(next);
        }
        ZonedDateTime leftOut = leftOut(hours, last);
        if (leftOut != null && (next == null || leftOut.isBefore(next))) {
            next = leftOut;
        }
        return next == null ? null : Date.from(next.toInstant());
    }

    /** Where the next one falls into the hour that is left out when the clocks are put forward: as much later as they are; else null. */
    private ZonedDateTime leftOut(CronExpression hours, ZonedDateTime last) {
        LocalDateTime next = hours.next(last.toLocalDateTime());
        return next != null && zone.getRules().getValidOffsets(next).isEmpty() ? next.atZone(zone) : null;
    }
}
