package org.triad.insight.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.triad.campaign.CampaignView;
import org.triad.kernel.Department;
import org.triad.workflow.Lifecycle.Stage;
import org.triad.workflow.OpenTask;

/**
 * One line of the list.
 *
 * @param owed the tasks there is room for, overdue ones first, then the oldest
 * @param more how many open tasks there are besides
 */
record CampaignRow(CampaignView campaign, StagePath path, List<Face> triad, List<Owed> owed, int more) {

    private static final int ROOM = 2;

    static CampaignRow of(CampaignView campaign, List<Stage> stages, List<OpenTask> tasks, Onlooker onlooker) {
        List<Owed> owed = tasks.stream()
                .map(task -> Owed.of(task, onlooker))
                .sorted(Comparator.comparing(Owed::overdue).reversed().thenComparing(Owed::since))
                .toList();
        return new CampaignRow(
                campaign,
                StagePath.of(stages, campaign.stage(), campaign.state()),
                Arrays.stream(Department.values())
                        .map(department -> Face.of(campaign.triad().of(department), onlooker.people(), department))
                        .toList(),
                owed.stream().limit(ROOM).toList(),
                Math.max(0, owed.size() - ROOM));
    }
}
