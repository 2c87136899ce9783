package org.triad.workflow.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.triad.workflow.WorkflowSettings;
import org.triad.workflow.WorkingTime;
import org.triad.workflow.deadline.Ladder;

/**
 * The engine's calendar for repeating timers, which also knows ladders of reminders: such a timer fires next at the first rung that is
 * still to come, however many have passed meanwhile.
 */
@Component
class LadderCalendar extends HouseCycles {

    private final WorkingTime time;

    LadderCalendar(@Lazy WorkingTime time, WorkflowSettings settings) {
        super(settings.zone());
        this.time = time;
    }

    @Override
    public Date resolveDuedate(String cycle, Date start, long offset) {
        if (!Ladder.isLadder(cycle)) {
            return super.resolveDuedate(cycle, start, offset);
        }
        Instant after = start == null ? ClockUtil.getCurrentTime().toInstant() : start.toInstant();
        return Date.from(Ladder.parse(cycle).next(after, time));
    }
}
