package org.triad.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.BEN;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;
import org.triad.campaign.Campaigns;
import org.triad.campaign.Proposal;
import org.triad.conversation.Timeline;
import org.triad.kernel.Refusal;
import org.triad.meeting.ActionItem;
import org.triad.meeting.AgendaItem.Kind;
import org.triad.meeting.CalendarPart.Method;
import org.triad.meeting.Invitation;
import org.triad.meeting.SyncEvents.Reason;
import org.triad.meeting.SyncEvents.SyncCancelled;
import org.triad.meeting.SyncEvents.SyncChanged;
import org.triad.meeting.SyncEvents.SyncInvited;
import org.triad.meeting.SyncKey;
import org.triad.meeting.SyncState;
import org.triad.meeting.SyncView;
import org.triad.meeting.Syncs;
import org.triad.meeting.domain.SyncTimes;
import org.triad.testing.CoversBundle;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.StatementCount;
import org.triad.testing.TriadTest;
import org.triad.workflow.SideProcesses;

/** What happens here is rolled back: the week of a sync and the timer that plans it are there once for all tests. */
@TriadTest
@Transactional
@RecordApplicationEvents
@CoversBundle(WeeklySyncProcess.KEY)
class WeeklySyncProcessTest {

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private Syncs syncs;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private SideProcesses processes;

    @Autowired
    private SyncTimes times;

    @Autowired
    private Timeline timeline;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private ApplicationEvents events;

    private SyncTable table;

    @Autowired
    void lay(ApplicationContext context) {
        table = new SyncTable(context);
    }

    @Test
    void theEveningBeforeItsAgendaIsBuiltAndWhoeverHasAnItemIsInvited() {
        table.nothingElseIsGoingOn();
        Journey campaign = journeys.proposed(journeys.brief(
                "Far away", engine.today().plusDays(90), engine.today().plusDays(120)));
        campaign.completes(AISHA, "Give Sales input", Map.of("input", "Fine."))
                .completes(ELENA, "Give Service input", Map.of("input", "Fine."));
        makeOverdue(campaign);

        SyncView sync = eveningComes().orElseThrow();

        assertThat(sync.state()).isEqualTo(SyncState.PLANNED);
        assertThat(sync.starts()).isEqualTo(nextMeeting().toInstant());
        assertThat(sync.items()).hasSize(1).first().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Kind.OVERDUE);
            assertThat(item.campaign()).contains(campaign.campaign());
            assertThat(item.people()).containsExactly(MARA);
            assertThat(item.sentence()).contains("“Write brief” is overdue since", "Mara Lindqvist has it");
        });
        assertThat(sync.attendees()).containsExactly(MARA);
        assertThat(invited().invitation().to()).containsExactly(MARA);
        assertThat(invited().invitation().calendar())
                .hasValueSatisfying(part -> assertThat(part.method()).isEqualTo(Method.REQUEST));
    }

    @Test
    void withNothingToTalkAboutItCancelsItselfOnceAndTellsTheLeads() {
        table.nothingElseIsGoingOn();

        SyncView sync = eveningComes().orElseThrow();

        assertThat(sync.state()).isEqualTo(SyncState.CANCELLED);
        assertThat(sync.reason()).contains(Reason.EMPTY);
        assertThat(sync.attendees()).isEmpty();
        assertThat(events.stream(SyncInvited.class)).isEmpty();
        assertThat(events.stream(SyncCancelled.class)).hasSize(1).first().satisfies(told -> {
            assertThat(told.reason()).isEqualTo(Reason.EMPTY);
            assertThat(told.invitation().to()).containsExactlyInAnyOrder(MARA, JONAS, ELENA);
            assertThat(told.invitation().calendar()).isEmpty();
        });
        assertThat(table.passed(sync.key())).contains("sendTask_cancelSync").doesNotContain("sendTask_invitePeople");
    }

    @Test
    void aWeekHasOneSyncHoweverOftenItsTimerFires() {
        Optional<SyncView> first = eveningComes();
        assertThat(first).isPresent();
        Instant evening = evening();

        engine.at(evening.plusSeconds(90), () -> {
            Job again = startTimer();
            managementService.executeJob(again.getId());
        });

        assertThat(jdbc.sql("select count(*) from meeting_sync where week is not null and starts_at = :at")
                        .param("at", java.sql.Timestamp.from(first.get().starts()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(historyService
                        .createHistoricActivityInstanceQuery()
                        .activityId(WeeklySyncProcess.Elements.NO_SYNC_DUE)
                        .count())
                .isPositive();
    }

    @Test
    void aSyncWhoseEveningAndMorningWereMissedIsNotPlannedAWeekEarly() {
        ZonedDateTime missed = nextMeeting();

        engine.at(missed.plusHours(3).toInstant(), () -> processes.runDueStart(WeeklySyncProcess.KEY));

        assertThat(latest()).isEmpty();
    }

    @Test
    void whatIsSettledBeforeItBeginsGoesAndWhoeverHasNoItemLeftNeedNotCome() {
        table.nothingElseIsGoingOn();
        Journey settled = ofMembers();
        Journey open = bounced();
        makeOverdue(settled);
        SyncView sync = eveningComes().orElseThrow();
        assertThat(sync.attendees()).containsExactly(AISHA, BEN, ELENA, JONAS, TOM);

        engine.at(evening(), () -> settled.campaigns().cancel(settled.campaign(), "No budget.", MARA));
        SyncView later = table.lastLook(sync);

        assertThat(later.begun()).isTrue();
        assertThat(later.items())
                .filteredOn(item -> item.settled().isEmpty())
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.campaign()).contains(open.campaign()));
        assertThat(later.items())
                .filteredOn(item -> item.settled().isPresent())
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.campaign()).contains(settled.campaign()));
        assertThat(later.attendees()).containsExactly(ELENA, JONAS);
        assertThat(events.stream(SyncCancelled.class)).singleElement().satisfies(told -> {
            assertThat(told.reason()).isEqualTo(Reason.NO_ITEM_LEFT);
            assertThat(told.invitation().to()).containsExactlyInAnyOrder(AISHA, BEN, TOM);
            assertThat(told.invitation().calendar())
                    .hasValueSatisfying(part -> assertThat(part.text()).contains("METHOD:CANCEL"));
        });
        assertThat(events.stream(SyncChanged.class)).singleElement().satisfies(told -> {
            assertThat(told.moved()).isFalse();
            assertThat(told.invitation().sequence()).isEqualTo(1);
            assertThat(told.invitation().to()).containsExactlyInAnyOrder(ELENA, JONAS);
            assertThat(told.invitation().agenda())
                    .extracting(Invitation.Point::campaign)
                    .containsOnly(Optional.of(open.campaign()));
        });
    }

    @Test
    void withEverythingSettledItIsCancelledBeforeAnybodyComes() {
        table.nothingElseIsGoingOn();
        Journey campaign = journeys.proposed(far("Settled"));
        makeOverdue(campaign);
        SyncView sync = eveningComes().orElseThrow();
        engine.at(evening(), () -> campaign.campaigns().cancel(campaign.campaign(), "No budget.", MARA));

        SyncView later = table.lastLook(sync);

        assertThat(later.state()).isEqualTo(SyncState.CANCELLED);
        assertThat(later.reason()).contains(Reason.SETTLED);
        assertThat(processes.openTasks(List.of(sync.key().value()))).isEmpty();
        assertThat(events.stream(SyncCancelled.class)
                        .filter(told -> told.invitation().calendar().isPresent()))
                .singleElement()
                .satisfies(told -> assertThat(told.invitation().to()).contains(MARA));
    }

    @Test
    void minutesBecomeTasksOfPeopleAndTheCampaignsRememberIt() {
        table.nothingElseIsGoingOn();
        Journey campaign = bounced();
        SyncView sync = table.lastLook(eveningComes().orElseThrow());

        engine.at(sync.starts(), () -> {
            table.writes(
                    sync,
                    JONAS,
                    Map.of(
                            "minutes", "We write the pick-up date into the handover.",
                            "action1What", "Ask the carrier for dates",
                            "action1Person", "aisha@triad.example",
                            "action1Due", times.today().plusDays(3).toString(),
                            "action1Campaign", campaign.campaign().value(),
                            "action2What", "Tell the hotline",
                            "action2Person", "tom",
                            "action2Due", times.today().toString()));
        });

        SyncView held = syncs.get(sync.key());
        assertThat(held.state()).isEqualTo(SyncState.HELD);
        assertThat(held.endedBy()).contains(JONAS);
        assertThat(held.minutes()).contains("We write the pick-up date into the handover.");
        assertThat(held.actions())
                .extracting(ActionItem::person, ActionItem::what, ActionItem::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(AISHA, "Ask the carrier for dates", ActionItem.State.OPEN),
                        org.assertj.core.groups.Tuple.tuple(TOM, "Tell the hotline", ActionItem.State.OPEN));
        assertThat(processes.openTasks(
                        held.actions().stream().map(ActionItem::key).toList()))
                .hasSize(2);
        assertThat(timeline.of(campaign.campaign(), Long.MAX_VALUE, 1)).isEmpty();
        assertThat(events.stream(org.triad.meeting.MeetingEvents.CampaignDiscussed.class))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.campaign()).isEqualTo(campaign.campaign());
                    assertThat(told.by()).contains(JONAS);
                    assertThat(told.words().orElseThrow())
                            .contains(
                                    "Weekly sync, ", "(" + sync.key() + ")", "Aisha Rahman: Ask the carrier for dates");
                });
        assertThat(table.passed(sync.key()))
                .endsWith(WeeklySyncProcess.Elements.HAND_OUT_ACTION_ITEMS, WeeklySyncProcess.Elements.SYNC_HELD);
    }

    @Test
    void anAgendaCostsTheSameHoweverLongItIs() {
        makeOverdue(journeys.proposed());
        int few = StatementCount.of(syncs::agendaNow).size();
        for (int more = 0; more < 5; more++) {
            makeOverdue(journeys.proposed());
        }

        assertThat(StatementCount.of(syncs::agendaNow)).hasSize(few).hasSizeLessThanOrEqualTo(14);
    }

    @Test
    void aLeadCallsASyncOffAndEverybodyWhoWasAskedHearsIt() {
        SyncView sync = table.called("The fair");

        syncs.callOff(sync.key(), "The fair is moved to May.", JONAS);

        SyncView cancelled = syncs.get(sync.key());
        assertThat(cancelled.state()).isEqualTo(SyncState.CANCELLED);
        assertThat(cancelled.reason()).contains(Reason.CALLED_OFF);
        assertThat(cancelled.endedBy()).contains(JONAS);
        assertThat(cancelled.words()).contains("The fair is moved to May.");
        assertThat(events.stream(SyncCancelled.class)
                        .filter(told -> told.invitation().calendar().isPresent()))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.by()).contains(JONAS);
                    assertThat(told.invitation().to()).containsAll(sync.attendees());
                });
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> syncs.callOff(sync.key(), "Again.", JONAS))
                .withMessage("%s is over already.".formatted(sync.key()));
    }

    @Test
    void whoeverWritesTheMinutesIsReminded() {
        SyncView sync = table.lastLook(table.called("The fair"));

        engine.at(
                sync.starts().plus(Duration.ofDays(7)),
                () -> processes.runDueTimers(sync.key().value()));

        assertThat(processes.openTasks(List.of(sync.key().value()))).hasSize(1);
        assertThat(table.passed(sync.key())).contains("event_remindWriteMinutes", "endEvent_writeMinutesReminded");
    }

    private org.triad.campaign.Brief far(String name) {
        return journeys.brief(name, engine.today().plusDays(90), engine.today().plusDays(120));
    }

    private Journey ofMembers() {
        var brief = far("Settled");
        return journeys.of(
                campaigns.propose(
                        new Proposal(brief, Optional.of("ben"), Optional.of("aisha"), Optional.of("tom")), MARA),
                brief);
    }

    private Journey bounced() {
        return journeys.inHandoff()
                .handedOver()
                .completes(
                        ELENA, "Accept handover", Map.of("decision", "bounce", "reason", "Who promised the pick-up?"));
    }

    /** So that it is on the evening, too. */
    private void makeOverdue(Journey campaign) {
        campaign.tasks()
                .of(campaign.campaign())
                .forEach(task -> jdbc.sql("update act_ru_task set due_date_ = now() - interval '1 day' where id_ = :id")
                        .param("id", task.id())
                        .update());
    }

    private SyncInvited invited() {
        return events.stream(SyncInvited.class).findFirst().orElseThrow();
    }

    private ZonedDateTime nextMeeting() {
        return times.next();
    }

    private Instant evening() {
        return startTimer() == null
                ? Instant.MIN
                : nextMeeting()
                        .toLocalDate()
                        .minusDays(1)
                        .atTime(18, 0)
                        .atZone(times.zone())
                        .toInstant();
    }

    private Job startTimer() {
        return managementService.createJobQuery().processDefinitionKey(WeeklySyncProcess.KEY).timers().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .findFirst()
                .orElse(null);
    }

    private Optional<SyncView> eveningComes() {
        Instant evening = evening();
        managementService.setJobDuedate(startTimer().getId(), java.util.Date.from(evening));
        engine.at(evening.plusSeconds(1), () -> processes.runDueStart(WeeklySyncProcess.KEY));
        return latest();
    }

    private Optional<SyncView> latest() {
        return jdbc.sql(
                        "select key from meeting_sync where week is not null and starts_at >= now() order by number desc limit 1")
                .query(String.class)
                .optional()
                .map(key -> syncs.get(new SyncKey(key)));
    }
}
