package org.triad.meeting.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.triad.meeting.SyncKey;
import org.triad.meeting.domain.SyncTimes;
import org.triad.meeting.domain.WeeklySyncs;
import org.triad.workflow.ForDiagrams;

/** Tells the diagram's timers when agendas are built and looked at again, in the zone of the house. */
@Component
public class SyncCalendar {

    private final SyncTimes times;
    private final WeeklySyncs syncs;

    SyncCalendar(SyncTimes times, WeeklySyncs syncs) {
        this.times = times;
        this.syncs = syncs;
    }

    /** The evenings before weekly syncs, as six cron fields. */
    @ForDiagrams
    public String evenings() {
        return times.evenings();
    }

    /** Shortly before a sync begins. */
    @ForDiagrams
    public Date lastLook(DelegateExecution execution) {
        return Date.from(syncs.lastLookAt(new SyncKey(execution.getProcessBusinessKey())));
    }
}
