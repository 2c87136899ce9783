package org.triad.insight.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.CurrentPerson;
import org.triad.workflow.OpenTasks;

/** Who owes what in a campaign, over REST. */
@RestController
@Tag(name = "Campaigns")
class CampaignTasksApi {

    private final OpenTasks tasks;
    private final Campaigns campaigns;
    private final CurrentPerson person;

    CampaignTasksApi(OpenTasks tasks, Campaigns campaigns, CurrentPerson person) {
        this.tasks = tasks;
        this.campaigns = campaigns;
        this.person = person;
    }

    /** An open task; {@code tasklist} is the address to work on it. */
    @Schema(name = "Task")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TaskJson(
            String id,
            String name,
            List<String> departments,
            String assignee,
            Instant since,
            Instant due,
            boolean paused,
            String tasklist) {}

    @GetMapping("/api/campaigns/{key}/tasks")
    @Operation(summary = "The campaign's open tasks, the oldest first")
    List<TaskJson> of(@PathVariable CampaignKey key) {
        person.readingCampaigns();
        campaigns.get(key);
        return tasks.of(key).stream()
                .map(task -> new TaskJson(
                        task.id(),
                        task.name(),
                        task.departments().stream().map(Department::key).toList(),
                        task.assignee().map(PersonId::value).orElse(null),
                        task.since(),
                        task.due().orElse(null),
                        task.paused(),
                        task.tasklistPath()))
                .toList();
    }
}
