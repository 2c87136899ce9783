package org.triad.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.meeting.SyncKey;
import org.triad.meeting.Syncs;
import org.triad.workflow.SideProcesses;
import org.triad.workflow.TaskDesk;
import org.triad.workflow.WorkflowSettings;

/** A sync that a lead has called and that has minutes and action items. The next one has an agenda by itself. */
@Component
class DemoSync {

    private static final PersonId MARA = new PersonId(DemoPerson.MARA.login());

    private final Syncs syncs;
    private final SideProcesses processes;
    private final TaskDesk desk;
    private final Clock clock;
    private final WorkflowSettings settings;

    DemoSync(Syncs syncs, SideProcesses processes, TaskDesk desk, Clock clock, WorkflowSettings settings) {
        this.syncs = syncs;
        this.processes = processes;
        this.desk = desk;
        this.clock = clock;
        this.settings = settings;
    }

    void createOnce() {
        if (syncs.list(Optional.empty(), 0, 1).found() > 0) {
            return;
        }
        SyncKey key = syncs.call(clock.instant(), Optional.of("Do customers get their pick-up dates in time?"), MARA);
        processes.runDueTimers(key.value());
        desk.complete(processes.openTasks(List.of(key.value())).get(key.value()), minutes(), MARA);
    }

    private Map<String, Object> minutes() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        Map<String, Object> minutes = new HashMap<>();
        minutes.put("minutes", """
                Pick-up dates: yes, since dates can be booked online. Customers without a computer get a call from the hotline.
                MG Special for clinics: installation in a day needs two technicians per clinic. We have four, so no more than two clinics a day \
                are promised.""");
        agree(minutes, 1, "Send the trade-in table to all partners", DemoPerson.AISHA, today.plusDays(3), "C-0001");
        agree(minutes, 2, "Plan technicians for two clinics a day", DemoPerson.TOM, today.plusDays(5), "C-0002");
        return minutes;
    }

    private static void agree(
            Map<String, Object> minutes, int number, String what, DemoPerson who, LocalDate due, String campaign) {
        minutes.put("action%dWhat".formatted(number), what);
        minutes.put("action%dPerson".formatted(number), who.login());
        minutes.put("action%dDue".formatted(number), due.toString());
        minutes.put("action%dCampaign".formatted(number), campaign);
    }
}
