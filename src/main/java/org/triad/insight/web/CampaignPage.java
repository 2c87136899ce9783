package org.triad.insight.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.triad.campaign.CampaignState;
import org.triad.campaign.CampaignView;
import org.triad.campaign.Campaigns;
import org.triad.conversation.Timeline;
import org.triad.conversation.WatchLists;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.Absences;
import org.triad.people.CurrentPerson;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.sale.LeadNumbers;
import org.triad.workflow.Lifecycle;
import org.triad.workflow.Lifecycle.Stage;
import org.triad.workflow.OpenTask;
import org.triad.workflow.OpenTasks;

/** One campaign: where it stands, what it says, who is in it, what it brings and what happened. */
@Controller
class CampaignPage {

    private static final int ENTRIES = 30;
    private static final String SALE = "sale";
    private static final String FROM_THE_NEWEST = "9223372036854775807";

    private final Campaigns campaigns;
    private final OpenTasks openTasks;
    private final Lifecycle lifecycle;
    private final Timeline timeline;
    private final WatchLists watchLists;
    private final LeadNumbers leadNumbers;
    private final People people;
    private final Absences absences;
    private final CurrentPerson person;
    private final MessageSource messages;
    private final Clock clock;

    CampaignPage(
            Campaigns campaigns,
            OpenTasks openTasks,
            Lifecycle lifecycle,
            Timeline timeline,
            WatchLists watchLists,
            LeadNumbers leadNumbers,
            People people,
            Absences absences,
            CurrentPerson person,
            MessageSource messages,
            Clock clock) {
        this.campaigns = campaigns;
        this.openTasks = openTasks;
        this.lifecycle = lifecycle;
        this.timeline = timeline;
        this.watchLists = watchLists;
        this.leadNumbers = leadNumbers;
        this.people = people;
        this.absences = absences;
        this.person = person;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param before id of the timeline's entry to go on from
     * @param act the dialog to open: {@code pause}, {@code cancel}, {@code correction} or {@code triad-} and a department
     */
    @GetMapping("/campaigns/{key}")
    String show(
            @PathVariable CampaignKey key,
            @RequestParam(defaultValue = FROM_THE_NEWEST) long before,
            @RequestParam(defaultValue = "") String act,
            HtmxRequest htmx,
            Model model) {
        Person me = person.readingCampaigns();
        CampaignView campaign = campaigns.get(key);
        model.addAttribute("me", me);
        model.addAttribute("campaign", campaign);
        addTimeline(key, before, model);
        if (htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest()) {
            return "insight/campaign :: entries";
        }
        List<OpenTask> tasks = openTasks.of(key);
        Onlooker onlooker = Onlooker.at(clock.instant(), me, mentioned(campaign, tasks), people, absences);
        Map<PersonId, Person> named = onlooker.people();
        model.addAttribute("path", StagePath.of(lifecycle.stages(), campaign.stage(), campaign.state()));
        model.addAttribute(
                "tasks", tasks.stream().map(task -> Owed.of(task, onlooker)).toList());
        model.addAttribute("triad", members(campaign, named));
        model.addAttribute("proposer", Face.of(campaign.proposedBy(), named));
        model.addAttribute("numbers", leadNumbers.of(List.of(key)).getOrDefault(key, LeadNumbers.Numbers.NONE));
        model.addAttribute("watching", watchLists.watches(me.id(), key));
        model.addAttribute("watchable", !campaign.triad().includes(me.id()));
        boolean steers = steers(me, campaign) && !campaign.state().isOver();
        model.addAttribute("steers", steers);
        model.addAttribute("choices", steers ? choices() : Map.of());
        model.addAttribute(
                "demands",
                me.isMemberOf(Department.SERVICE)
                        && campaign.state() == CampaignState.RUNNING
                        && SALE.equals(campaign.stage()));
        if (!model.containsAttribute("opened")) {
            model.addAttribute("opened", model.containsAttribute("typedDemand") ? "correction" : act);
        }
        return "insight/campaign";
    }

    /** The diagram the campaign runs on. */
    @GetMapping("/campaigns/{key}/diagram")
    ResponseEntity<String> diagram(@PathVariable CampaignKey key) {
        person.readingCampaigns();
        campaigns.get(key);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.APPLICATION_XML, java.nio.charset.StandardCharsets.UTF_8))
                .body(lifecycle.diagramOf(key));
    }

    private void addTimeline(CampaignKey key, long before, Model model) {
        List<Timeline.Entry> entries = timeline.of(key, before, ENTRIES + 1);
        Map<PersonId, Person> named = people.named(
                entries.stream().flatMap(entry -> entry.by().stream()).collect(Collectors.toSet()));
        Map<String, Stage> stages = lifecycle.stages().stream()
                .collect(Collectors.toMap(Stage::key, Function.identity(), (one, other) -> one));
        model.addAttribute(
                "happenings",
                entries.stream()
                        .limit(ENTRIES)
                        .map(entry -> Happening.of(entry, named, stages, messages))
                        .toList());
        model.addAttribute("older", entries.size() > ENTRIES);
        model.addAttribute("newest", before == Long.MAX_VALUE);
    }

    private static Set<PersonId> mentioned(CampaignView campaign, List<OpenTask> tasks) {
        Set<PersonId> ids = new HashSet<>(Set.of(campaign.proposedBy()));
        Arrays.stream(Department.values()).map(campaign.triad()::of).forEach(ids::add);
        tasks.forEach(task -> task.assignee().ifPresent(ids::add));
        return ids;
    }

    private static List<TriadMember> members(CampaignView campaign, Map<PersonId, Person> named) {
        List<TriadMember> members = new ArrayList<>();
        for (Department department : Department.values()) {
            PersonId id = campaign.triad().of(department);
            members.add(new TriadMember(
                    department,
                    Face.of(id, named, department),
                    named.containsKey(id) ? named.get(id).email() : ""));
        }
        return members;
    }

    private Map<Department, List<Person>> choices() {
        Map<Department, List<Person>> choices = new LinkedHashMap<>();
        for (Department department : Department.values()) {
            choices.put(department, people.membersOf(department));
        }
        return choices;
    }

    /** Who is shown the buttons; whether they work is decided by {@link Campaigns}. */
    private static boolean steers(Person me, CampaignView campaign) {
        return me.isAdministrator()
                || campaign.triad().includes(me.id())
                || Arrays.stream(Department.values()).anyMatch(me::leads);
    }

    /** One of the three accountable people. */
    record TriadMember(Department department, Face face, String email) {}
}
