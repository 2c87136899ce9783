package org.triad.meeting.domain;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.triad.aftercare.BouncedHandovers;
import org.triad.aftercare.BouncedHandovers.Bounced;
import org.triad.campaign.CampaignSigns;
import org.triad.campaign.CampaignSigns.Conflict;
import org.triad.campaign.CampaignSigns.Launch;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.conversation.Timeline;
import org.triad.conversation.Timeline.Quiet;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.meeting.AgendaItem;
import org.triad.meeting.AgendaItem.Kind;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;

/** Builds an agenda from what the modules know, in a number of statements that does not grow with what they find. */
@Component
class Agendas {

    /** Of each kind; nobody talks over more in one meeting. */
    private static final int MOST = 30;

    private final OpenTasks tasks;
    private final CampaignSigns signs;
    private final BouncedHandovers handovers;
    private final Timeline timeline;
    private final Campaigns campaigns;
    private final People people;
    private final SyncTimes times;

    Agendas(
            OpenTasks tasks,
            CampaignSigns signs,
            BouncedHandovers handovers,
            Timeline timeline,
            Campaigns campaigns,
            People people,
            SyncTimes times) {
        this.tasks = tasks;
        this.signs = signs;
        this.handovers = handovers;
        this.timeline = timeline;
        this.campaigns = campaigns;
        this.people = people;
        this.times = times;
    }

    /** What the modules answered. */
    private record Found(
            List<Conflict> conflicts,
            List<Bounced> bounced,
            List<OpenTask> overdue,
            List<Launch> launches,
            List<Quiet> quiet,
            Map<CampaignKey, List<OpenTask>> owed) {

        Set<CampaignKey> campaigns() {
            return Stream.of(
                            conflicts.stream().map(Conflict::campaign),
                            bounced.stream().map(Bounced::campaign),
                            overdue.stream().map(OpenTask::campaign),
                            launches.stream().map(Launch::campaign),
                            quiet.stream().map(Quiet::campaign))
                    .flatMap(keys -> keys)
                    .collect(toSet());
        }

        Stream<PersonId> assignees() {
            return Stream.concat(overdue.stream(), owed.values().stream().flatMap(List::stream))
                    .flatMap(task -> task.assignee().stream());
        }
    }

    /** What there is to talk about now, in the order in which it is talked over. */
    @Transactional(readOnly = true)
    public List<AgendaItem> now() {
        Found found = ask();
        Map<CampaignKey, CampaignView> known = campaigns.named(found.campaigns());
        Map<Department, List<PersonId>> leads = leads();
        AgendaWords words = new AgendaWords(
                times.zone(), people.named(found.assignees().distinct().toList()));
        List<AgendaItem> items = new ArrayList<>();
        found.conflicts()
                .forEach(conflict -> items.add(item(
                        Kind.CONFLICT,
                        known.get(conflict.campaign()),
                        words.conflict(conflict.round(), conflict.since()),
                        leads.values().stream().flatMap(List::stream).toList())));
        found.bounced().forEach(bounced -> {
            CampaignView campaign = known.get(bounced.campaign());
            items.add(item(
                    Kind.BOUNCED,
                    campaign,
                    words.bounced(bounced.since(), bounced.reason()),
                    List.of(campaign.triad().sales(), campaign.triad().service())));
        });
        Set<CampaignKey> inConflict =
                found.conflicts().stream().map(Conflict::campaign).collect(toSet());
        found.overdue().stream()
                .filter(task -> !inConflict.contains(task.campaign()) || !isOfTheLeads(task))
                .forEach(task -> items.add(overdue(task, known.get(task.campaign()), words.overdue(task), leads)));
        found.launches().forEach(launch -> {
            CampaignView campaign = known.get(launch.campaign());
            items.add(item(
                    Kind.LAUNCH,
                    campaign,
                    AgendaWords.launch(launch.day(), times.today()),
                    Stream.of(Department.values()).map(campaign.triad()::of).toList()));
        });
        addQuiet(found, known, words, leads, items);
        return List.copyOf(items);
    }

    private Found ask() {
        List<Quiet> quiet = timeline.quietSince(times.quietSince(), MOST);
        return new Found(
                signs.conflicts(MOST),
                handovers.open(MOST),
                tasks.overdueAt(times.now(), MOST),
                signs.launches(times.today(), times.lastLaunchTalkedAbout(), MOST),
                quiet,
                tasks.of(quiet.stream().map(Quiet::campaign).toList()));
    }

    /** What waits for its day owes nothing, and what is on the agenda already needs no second reason. */
    private void addQuiet(
            Found found,
            Map<CampaignKey, CampaignView> known,
            AgendaWords words,
            Map<Department, List<PersonId>> leads,
            List<AgendaItem> items) {
        Set<CampaignKey> listed = items.stream()
                .filter(item -> item.kind() != Kind.LAUNCH)
                .flatMap(item -> item.campaign().stream())
                .collect(toSet());
        found.quiet().stream()
                .filter(quiet -> !listed.contains(quiet.campaign()))
                .filter(quiet -> !found.owed().get(quiet.campaign()).isEmpty())
                .forEach(quiet -> {
                    CampaignView campaign = known.get(quiet.campaign());
                    List<OpenTask> owed = found.owed().get(quiet.campaign());
                    items.add(item(
                            Kind.QUIET,
                            campaign,
                            words.quiet(quiet.last(), owed),
                            owed.stream()
                                    .flatMap(task -> who(task, campaign, leads).stream())
                                    .toList()));
                });
    }

    private static AgendaItem overdue(
            OpenTask task, CampaignView campaign, String sentence, Map<Department, List<PersonId>> leads) {
        return new AgendaItem(
                Kind.OVERDUE,
                task.id(),
                Optional.of(task.campaign()),
                subject(campaign),
                sentence,
                List.copyOf(who(task, campaign, leads)),
                Optional.empty());
    }

    private static AgendaItem item(Kind kind, CampaignView campaign, String sentence, Collection<PersonId> who) {
        return new AgendaItem(
                kind,
                campaign.key().value(),
                Optional.of(campaign.key()),
                subject(campaign),
                sentence,
                who.stream().distinct().toList(),
                Optional.empty());
    }

    static String subject(CampaignView campaign) {
        return campaign.key() + " " + campaign.brief().name();
    }

    /** Who has a task, or who is accountable for it as long as nobody has it. */
    private static Set<PersonId> who(OpenTask task, CampaignView campaign, Map<Department, List<PersonId>> leads) {
        Set<PersonId> who = new LinkedHashSet<>();
        task.assignee().ifPresent(who::add);
        if (who.isEmpty()) {
            for (Department department : task.departments()) {
                if (isOfTheLeads(task)) {
                    who.addAll(leads.get(department));
                } else {
                    who.add(campaign.triad().of(department));
                }
            }
        }
        return who;
    }

    private static boolean isOfTheLeads(OpenTask task) {
        Set<String> ofLeads = new HashSet<>();
        task.departments().forEach(department -> ofLeads.add(department.leadsKey()));
        return ofLeads.containsAll(task.groups());
    }

    Map<Department, List<PersonId>> leads() {
        Map<Department, List<PersonId>> leads = new EnumMap<>(Department.class);
        for (Department department : Department.values()) {
            leads.put(
                    department,
                    people.leadsOf(department).stream().map(Person::id).toList());
        }
        return leads;
    }
}
