package org.triad.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.triad.campaign.Brief;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;
import org.triad.workflow.ProcessControl;
import org.triad.workflow.TaskDesk;

/** One campaign and the people who carry it. Every step completes tasks as those people would. */
public record Journey(
        CampaignKey campaign,
        Brief brief,
        Campaigns campaigns,
        OpenTasks tasks,
        TaskDesk desk,
        ProcessControl processes) {

    public CampaignView view() {
        return campaigns.get(campaign);
    }

    public String stage() {
        return view().stage();
    }

    /** The names of the open tasks, in alphabetical order. */
    public Set<String> openTasks() {
        return tasks.of(campaign).stream().map(OpenTask::name).collect(Collectors.toCollection(TreeSet::new));
    }

    public OpenTask task(String name) {
        List<OpenTask> open = tasks.of(campaign);
        return open.stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no open task “%s” but %s"
                        .formatted(
                                campaign,
                                name,
                                open.stream().map(OpenTask::name).toList())));
    }

    /** Completes the task of that name as this person. */
    public Journey completes(PersonId person, String name, Map<String, Object> answers) {
        desk.complete(task(name).id(), answers, person);
        return this;
    }

    /** What "Write brief" is completed with when the brief stays as it is. */
    public Map<String, Object> briefAnswers(String decision) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("name", brief.name());
        answers.put("objective", brief.objective());
        answers.put("audience", brief.audience());
        answers.put("customerNeed", brief.customerNeed());
        answers.put("message", brief.message());
        answers.put("channels", brief.channels());
        answers.put("budget", brief.budget().doubleValue());
        answers.put("currency", brief.currency());
        answers.put("launchDate", brief.launchDate().toString());
        answers.put("endDate", brief.endDate().toString());
        answers.put("decision", decision);
        return answers;
    }

    public Journey finishesBrief() {
        return completes(Journeys.MARA, "Write brief", briefAnswers("finish"));
    }

    public Journey salesSays(String verdict, String reason) {
        return completes(Journeys.JONAS, "Review brief for Sales", Map.of("verdict", verdict, "reason", reason));
    }

    public Journey serviceSays(String verdict, String reason) {
        return completes(Journeys.ELENA, "Review brief for Service", Map.of("verdict", verdict, "reason", reason));
    }

    public Journey endorsedByBoth() {
        return salesSays("endorse", "").serviceSays("endorse", "");
    }

    public Journey prepares(PersonId person, String task, String result) {
        return completes(person, task, Map.of("result", result, "ready", true));
    }

    public Journey preparedByAll() {
        return prepares(Journeys.MARA, "Prepare assets", "Landing page and mailing.")
                .prepares(Journeys.AISHA, "Prepare sales kit", "Price list; all agents briefed.")
                .prepares(Journeys.TOM, "Prepare service", "Two more people on the hotline.");
    }

    public Journey goFromAll() {
        return completes(Journeys.MARA, "Decide go for Marketing", Map.of("decision", "go"))
                .completes(Journeys.JONAS, "Decide go for Sales", Map.of("decision", "go"))
                .completes(Journeys.ELENA, "Decide go for Service", Map.of("decision", "go"));
    }

    /** Runs the timers that are due. */
    public Journey launchDateReached() {
        processes.runDueTimers(campaign);
        return this;
    }

    public Journey announced() {
        return completes(Journeys.MARA, "Announce launch", Map.of("announcement", "First wave sent to 480 accounts."));
    }

    public Journey saleClosed() {
        return completes(Journeys.JONAS, "Close sale", Map.of("reason", "Everything is sold."));
    }

    public Journey handedOver() {
        return completes(
                Journeys.AISHA,
                "Hand over campaign",
                Map.of("sold", "312 systems to 240 accounts.", "promised", "Pick-up within ten days."));
    }
}
