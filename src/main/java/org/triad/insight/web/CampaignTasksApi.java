package org.triad.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;
import org.triad.workflow.TaskDesk;

/** Who owes what in a campaign, over REST; leads give tasks to others and move due dates. */
@RestController
@Tag(name = "Campaigns")
class CampaignTasksApi {

    private final OpenTasks tasks;
    private final TaskDesk desk;
    private final Campaigns campaigns;
    private final CurrentPerson person;

    CampaignTasksApi(OpenTasks tasks, TaskDesk desk, Campaigns campaigns, CurrentPerson person) {
        this.tasks = tasks;
        this.desk = desk;
        this.campaigns = campaigns;
        this.person = person;
    }

    /** Who gets a task, and who has it as far as the caller knows: logins; a missing one is the department. */
    @Schema(name = "TaskAssignee")
    record AssigneeJson(
            @Size(max = 64) String assignee, @Size(max = 64) String from) {}

    /** When a task is due from now on. */
    @Schema(name = "TaskDue")
    record DueJson(@NotNull Instant due) {}

    @GetMapping("/api/campaigns/{key}/tasks")
    @Operation(summary = "The campaign's open tasks, the oldest first")
    List<TaskJson> of(@PathVariable CampaignKey key) {
        person.readingCampaigns();
        campaigns.get(key);
        return tasks.of(key).stream().map(TaskJson::of).toList();
    }

    @GetMapping("/api/tasks/{id}")
    @Operation(summary = "Read an open task of a campaign", description = "One that is over answers 409 and says why.")
    TaskJson get(@PathVariable String id) {
        person.readingCampaigns();
        return TaskJson.of(tasks.get(id));
    }

    @PutMapping("/api/tasks/{id}/assignee")
    @Operation(
            summary = "Give a task to a colleague, or back to its department",
            description = "Leads of its department and administrators only. Answers 409 where from has it no more.")
    TaskJson give(@PathVariable String id, @Valid @RequestBody AssigneeJson body) {
        Person by = person.readingCampaigns();
        OpenTask task = tasks.get(id);
        desk.give(task.id(), login(body.from()), login(body.assignee()), by.id());
        return TaskJson.of(tasks.get(id));
    }

    @PutMapping("/api/tasks/{id}/due")
    @Operation(
            summary = "Move a task's due date; its reminders go with it",
            description = "Leads of its department and administrators only. Never to before now.")
    TaskJson moveDue(@PathVariable String id, @Valid @RequestBody DueJson body) {
        Person by = person.readingCampaigns();
        OpenTask task = tasks.get(id);
        desk.moveDue(task.id(), body.due(), by.id());
        return TaskJson.of(tasks.get(id));
    }

    static Optional<PersonId> login(String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(login -> !login.isEmpty())
                .map(PersonId::new);
    }
}
