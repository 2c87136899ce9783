package org.triad.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.triad.campaign.Brief;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;
import org.triad.workflow.TaskDesk;

/** One campaign's people at work: each step completes the task of that name as Tasklist would. */
record DemoStory(CampaignKey campaign, Brief brief, OpenTasks tasks, TaskDesk desk) {

    DemoStory givesSalesInput(DemoPerson person, String input) {
        return completes(person, "Give Sales input", Map.of("input", input));
    }

    DemoStory givesServiceInput(DemoPerson person, String input) {
        return completes(person, "Give Service input", Map.of("input", input));
    }

    DemoStory finishesBrief(DemoPerson person) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "name", brief.name(),
                "objective", brief.objective(),
                "audience", brief.audience(),
                "customerNeed", brief.customerNeed(),
                "message", brief.message(),
                "channels", brief.channels(),
                "budget", brief.budget().doubleValue(),
                "currency", brief.currency(),
                "launchDate", brief.launchDate().toString(),
                "endDate", brief.endDate().toString()));
        answers.put("decision", "finish");
        return completes(person, "Write brief", answers);
    }

    DemoStory endorses(DemoPerson person, String task) {
        return completes(person, task, Map.of("verdict", "endorse"));
    }

    DemoStory requestsChanges(DemoPerson person, String task, String reason) {
        return completes(person, task, Map.of("verdict", "requestChanges", "reason", reason));
    }

    DemoStory prepares(DemoPerson person, String task, String result) {
        return completes(person, task, Map.of("result", result, "ready", true));
    }

    DemoStory preparesAll() {
        return prepares(DemoPerson.MARA, "Prepare assets", "Landing page, mailing in three waves and the call script.")
                .prepares(
                        DemoPerson.AISHA,
                        "Prepare sales kit",
                        "Price list and trade-in table are in the sales folder; all 35 agents briefed.")
                .prepares(
                        DemoPerson.TOM,
                        "Prepare service",
                        "Pick-up dates can be booked; two more people on the hotline for three weeks.");
    }

    DemoStory saysGo() {
        return completes(DemoPerson.MARA, "Decide go for Marketing", Map.of("decision", "go"))
                .completes(DemoPerson.JONAS, "Decide go for Sales", Map.of("decision", "go"))
                .completes(DemoPerson.ELENA, "Decide go for Service", Map.of("decision", "go"));
    }

    DemoStory announces(DemoPerson person) {
        return completes(
                person,
                "Announce launch",
                Map.of("announcement", "First wave sent to 480 accounts; partners informed by telephone."));
    }

    private DemoStory completes(DemoPerson person, String name, Map<String, Object> answers) {
        List<OpenTask> open = tasks.of(campaign);
        OpenTask task = open.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s has no task “%s” but %s"
                        .formatted(
                                campaign,
                                name,
                                open.stream().map(OpenTask::name).toList())));
        desk.complete(task.id(), answers, new PersonId(person.login()));
        return this;
    }
}
