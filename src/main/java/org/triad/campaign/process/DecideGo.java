package org.triad.campaign.process;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.triad.campaign.domain.Launches;
import org.triad.campaign.process.LaunchProcess.Facts;
import org.triad.campaign.process.LaunchProcess.Outcomes;
import org.triad.kernel.Department;
import org.triad.workflow.CompletedTask;
import org.triad.workflow.TaskInHand;

/** "Decide go for …": a lead's go, or a no-go that names who prepares again. */
@Component
class DecideGo implements CompletedTask {

    private final Launches launches;

    DecideGo(Launches launches) {
        this.launches = launches;
    }

    @Override
    public void completed(TaskInHand task) {
        boolean go = task.required("decision").equals(Outcomes.GO);
        Set<Department> redo = EnumSet.noneOf(Department.class);
        if (!go) {
            task.choices("redo").forEach(key -> Department.ofGroup(key).ifPresent(redo::add));
        }
        launches.decideGo(
                task.campaign(),
                new Launches.Go(
                        task.department(),
                        task.by(),
                        go,
                        redo,
                        go ? null : task.answer("reason").orElse(null)));
        task.fact(Facts.goOf(task.department()), go ? Outcomes.GO : Outcomes.NO_GO);
        redo.forEach(department -> task.fact(Facts.preparesOf(department), true));
    }
}
