package org.triad.meeting.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.CampaignSigns;
import org.triad.campaign.CampaignSigns.Launch;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.meeting.ActionItem;
import org.triad.meeting.domain.calendar.FeedFile;
import org.triad.meeting.domain.calendar.FeedFile.Entry;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;

/** What a person's calendar shows: when their tasks and action items are due, launches of their campaigns, and their syncs. */
@Service
@Transactional(readOnly = true)
public class PersonalFeed {

    private static final Duration BACK = Duration.ofDays(30);
    private static final int MOST_LAUNCHES = 200;

    private final OpenTasks tasks;
    private final CampaignSigns signs;
    private final Campaigns campaigns;
    private final SyncLists syncs;
    private final ActionItems actions;
    private final SyncTimes times;

    PersonalFeed(
            OpenTasks tasks,
            CampaignSigns signs,
            Campaigns campaigns,
            SyncLists syncs,
            ActionItems actions,
            SyncTimes times) {
        this.tasks = tasks;
        this.signs = signs;
        this.campaigns = campaigns;
        this.syncs = syncs;
        this.actions = actions;
        this.times = times;
    }

    /** An iCalendar object; a constant number of statements. */
    public String of(PersonId person) {
        List<OpenTask> owed = tasks.assignedTo(person).stream()
                .filter(task -> task.due().isPresent() && !task.paused())
                .toList();
        LocalDate since = times.today().minusDays(BACK.toDays());
        List<Launch> launches = signs.launchesOf(person, since, MOST_LAUNCHES);
        Map<CampaignKey, CampaignView> named = campaigns.named(Stream.concat(
                        owed.stream().map(OpenTask::campaign), launches.stream().map(Launch::campaign))
                .collect(Collectors.toSet()));
        Stream<Entry> due = owed.stream()
                .map(task -> Entry.at(
                        "task-" + task.id(),
                        task.due().orElseThrow(),
                        "Due: %s (%s)".formatted(task.name(), Agendas.subject(named.get(task.campaign())))));
        Stream<Entry> launched = launches.stream()
                .map(launch -> Entry.on(
                        "launch-" + launch.campaign(),
                        launch.day(),
                        "Launch: %s".formatted(Agendas.subject(named.get(launch.campaign())))));
        Stream<Entry> agreed = actions.openOf(person).stream().map(PersonalFeed::entry);
        Stream<Entry> meetings = syncs.of(person, times.now().minus(BACK)).stream()
                .map(sync -> Entry.from(sync.uid(), sync.starts(), sync.ends(), sync.sequence(), times.titleOf(sync)));
        return FeedFile.of(
                Stream.of(due, launched, agreed, meetings)
                        .flatMap(entries -> entries)
                        .toList(),
                times.zone(),
                times.now());
    }

    private static Entry entry(ActionItem item) {
        return Entry.on("action-" + item.key(), item.due(), "Due: %s (%s)".formatted(item.what(), item.key()));
    }
}
