package org.triad.campaign.process;

import org.springframework.stereotype.Component;
import org.triad.campaign.domain.Launches;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Announce launch": the campaign meets its audience. */
@Component
class AnnounceLaunch implements CompletedTask {

    private final Launches launches;

    AnnounceLaunch(Launches launches) {
        this.launches = launches;
    }

    @Override
    public void completed(TaskInHand task) {
        launches.announced(task.campaign(), task.by(), task.required("announcement"));
    }
}
