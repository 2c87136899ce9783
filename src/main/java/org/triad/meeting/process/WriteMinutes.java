package org.triad.meeting.process;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.triad.meeting.SyncKey;
import org.triad.meeting.domain.MinutesDesk;
import org.triad.meeting.domain.WeeklySyncs;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Write minutes": what was said, and who does what until when. */
@Component
class WriteMinutes implements CompletedTask {

    /** As many as the form asks for. */
    private static final int ACTION_ITEMS = 5;

    private final WeeklySyncs syncs;
    private final MinutesDesk minutes;

    WriteMinutes(WeeklySyncs syncs, MinutesDesk minutes) {
        this.syncs = syncs;
        this.minutes = minutes;
    }

    @Override
    public void completed(TaskInHand task) {
        List<MinutesDesk.Typed> typed = IntStream.rangeClosed(1, ACTION_ITEMS)
                .mapToObj(number -> typed(task, "action" + number))
                .toList();
        syncs.hold(new SyncKey(task.businessKey()), minutes.read(task.required("minutes"), typed), task.by());
    }

    private static MinutesDesk.Typed typed(TaskInHand task, String field) {
        return new MinutesDesk.Typed(
                field,
                task.answer(field + "What"),
                task.answer(field + "Person"),
                task.answer(field + "Due"),
                task.answer(field + "Campaign"));
    }
}
