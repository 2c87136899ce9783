package org.triad.meeting.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.meeting.ActionItem;
import org.triad.meeting.AgendaItem;
import org.triad.meeting.SyncKey;
import org.triad.meeting.SyncView;
import org.triad.meeting.Syncs;
import org.triad.meeting.domain.ActionItems;
import org.triad.meeting.domain.SyncTimes;
import org.triad.people.People;
import org.triad.workflow.FormContents;
import org.triad.workflow.Markdown;
import org.triad.workflow.SideTasks;
import org.triad.workflow.TaskRule;

/** The minutes go to the lead who was asked to write them, an action item to its person, until the end of its day. */
@Component
class MeetingTasks implements SideTasks, TaskRule {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

    private final Syncs syncs;
    private final ActionItems actions;
    private final SyncTimes times;
    private final People people;

    MeetingTasks(Syncs syncs, ActionItems actions, SyncTimes times, People people) {
        this.syncs = syncs;
        this.actions = actions;
        this.times = times;
        this.people = people;
    }

    @Override
    public Optional<Given> of(String elementId, String businessKey) {
        Optional<Given> minutes = SyncKey.parse(businessKey)
                .map(syncs::get)
                .map(sync -> new Given(
                        "%s %s"
                                .formatted(
                                        sync.key(),
                                        times.titleOf(
                                                sync.starts(), sync.calledBy().isEmpty())),
                        sync.chair().filter(this::stillLeads),
                        Optional.empty()));
        return minutes.or(() -> actions.find(String.valueOf(businessKey))
                .map(item -> new Given(
                        "%s %s".formatted(item.key(), item.what()),
                        Optional.of(item.person()),
                        Optional.of(endOf(item.due())))));
    }

    /** Who leads no department any more would not be accepted as the assignee; then the leads claim it. */
    private boolean stillLeads(PersonId chair) {
        return people.find(chair)
                .filter(person -> Arrays.stream(Department.values()).anyMatch(person::leads))
                .isPresent();
    }

    @Override
    public void check(String elementId, String businessKey, PersonId person) {
        if (ActionItemProcess.Elements.DO_ACTION_ITEM.equals(elementId)) {
            actions.find(businessKey)
                    .filter(item -> !actions.mayWorkOn(item, person))
                    .ifPresent(item -> {
                        throw Refusal.forbidden("%s is an action item of %s; their cover or a lead may do it for them."
                                .formatted(item.key(), item.person()));
                    });
        }
    }

    @Override
    public void contribute(String businessKey, FormContents contents) {
        SyncKey.parse(businessKey).ifPresent(key -> contents.text("agenda", () -> agenda(syncs.get(key))));
        contents.text(
                "actionItem", () -> actions.find(businessKey).map(this::shown).orElse(""));
    }

    private String agenda(SyncView sync) {
        return Markdown.labelled("%s, %s".formatted(sync.key(), day(sync)), "What to talk about:")
                + sync.items().stream()
                        .filter(item -> item.settled().isEmpty())
                        .map(MeetingTasks::point)
                        .collect(Collectors.joining());
    }

    private static String point(AgendaItem item) {
        return Markdown.labelled(item.subject(), item.sentence());
    }

    private String shown(ActionItem item) {
        return Markdown.labelled("What is to be done", item.what())
                + Markdown.labelled("Agreed in", "%s".formatted(item.sync()))
                + item.campaign()
                        .map(campaign -> Markdown.labelled("Campaign", campaign.value()))
                        .orElse("")
                + Markdown.labelled("Until", DAY.format(item.due()));
    }

    private String day(SyncView sync) {
        return DAY.format(sync.starts().atZone(times.zone()));
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(times.zone()).toInstant().minusSeconds(1);
    }
}
