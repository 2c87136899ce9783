package org.triad.campaign.process;

import org.springframework.stereotype.Component;
import org.triad.campaign.domain.Launches;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Prepare assets", "Prepare sales kit" and "Prepare service": what a department has ready. */
@Component
class PrepareLaunch implements CompletedTask {

    private final Launches launches;

    PrepareLaunch(Launches launches) {
        this.launches = launches;
    }

    @Override
    public void completed(TaskInHand task) {
        launches.prepared(task.campaign(), task.department(), task.by(), task.required("result"));
        task.fact(LaunchProcess.Facts.preparesOf(task.department()), false);
    }
}
