package org.triad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.campaign.CampaignState;
import org.triad.people.People;
import org.triad.sale.domain.SaleWindow;
import org.triad.testing.DrawnTimers;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.PolicyFile;
import org.triad.testing.TriadTest;
import org.triad.workflow.SideProcesses;
import org.triad.workflow.TaskDesk;
import org.triad.workflow.WorkflowSettings;
import org.triad.workflow.WorkingTime;

/**
 * Every timer of every diagram once, fired by the real job executor, with hours instead of days in the policy. What happens here lies some
 * weeks back, so that nothing of other tests is due.
 */
@TriadTest
class TimersIT {

    private static final String WEEKLY_SYNC = "weekly-sync";
    private static final int WEEKS = 3;
    private static final int TRIES = 9;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Map<String, Object> LEARNED = Map.of("wentWell", "The input.", "improve", "Book earlier.");

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private SaleWindow window;

    @Autowired
    private People people;

    @Autowired
    private WorkflowSettings settings;

    @Autowired
    private SideProcesses sides;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private WorkingTime time;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private HistoryService historyService;

    private final Set<String> keys = new LinkedHashSet<>();
    private String policy;
    private Date evening;
    private Instant now;

    @BeforeEach
    void anOwnerDeploysAPolicyOfHours() {
        String hours = PolicyFile.shipped();
        for (Map.Entry<String, String> cell : Map.of(
                        "due", "2 h",
                        "remindBefore", "1 h",
                        "remindAgain", "1 h",
                        "remind", "assignee, cover",
                        "escalateAfter", "1 h",
                        "escalateTo", "lead",
                        "endAfter", "3 h")
                .entrySet()) {
            hours = PolicyFile.inAllRows(hours, cell.getKey(), cell.getValue());
        }
        policy = PolicyFile.deploy(port, hours);
        evening = syncTimer().getDuedate();
    }

    @AfterEach
    void everythingIsAsItWas() {
        managementService.setJobDuedate(syncTimer().getId(), evening);
        repositoryService.deleteDeployment(policy, true);
    }

    @Test
    void eachTimerOfEachDiagramFiresByItself() throws IOException {
        Set<String> drawn = DrawnTimers.all();
        now = workingMonday().atTime(9, 0).atZone(zone()).toInstant();

        Journey campaign = launched();
        sold(campaign);
        handedOff(campaign);
        discussed();

        assertThat(fired()).as("timers that fired").containsExactlyInAnyOrderElementsOf(drawn);
        assertThat(remindedOf())
                .as("tasks that somebody had a message about")
                .containsExactlyInAnyOrderElementsOf(tasks());
    }

    private Journey launched() {
        Journey[] begun = new Journey[1];
        at(() -> begun[0] = journeys.proposed(
                journeys.brief("Every timer", engine.today(), engine.today().plusDays(9))));
        Journey campaign = begun[0];
        String key = campaign.campaign().value();
        keys.add(key);
        remindersFire(key);
        at(campaign::finishesBrief);
        remindersFire(key);

        now = time.add(now, HOUR.multipliedBy(4));
        fires(() ->
                assertThat(campaign.openTasks()).as("nobody has reviewed it").containsExactly("Align departments"));
        remindersFire(key);
        at(() -> campaign.completes(
                JONAS, "Align departments", Map.of("outcome", "approved", "reason", "We met on Monday.")));
        remindersFire(key);
        at(campaign::preparedByAll);
        remindersFire(key);
        at(campaign::goFromAll);
        fires(() -> assertThat(campaign.openTasks()).as("on the launch date").containsExactly("Announce launch"));
        remindersFire(key);
        at(campaign::announced);
        return campaign;
    }

    private void sold(Journey campaign) {
        String key = campaign.campaign().value();
        at(() -> window.demandCorrection(campaign.campaign(), people.find(TOM).orElseThrow(), "It takes ten days."));
        remindersFire(key);
        at(() -> campaign.completes(MARA, "Correct campaign", Map.of("answer", "It says ten days now.")));
        now = now.plus(Duration.ofDays(7));
        fires(() -> assertThat(campaign.openTasks())
                .as("a week later")
                .containsExactly("Close sale", "Give weekly feedback"));
        remindersFire(key);
        now = campaign.brief().endDate().plusDays(1).atTime(9, 0).atZone(zone()).toInstant();
        fires(() ->
                assertThat(campaign.openTasks()).as("when the end date is over").containsExactly("Hand over campaign"));
    }

    private void handedOff(Journey campaign) {
        String key = campaign.campaign().value();
        remindersFire(key);
        at(campaign::handedOver);
        remindersFire(key);
        at(() -> campaign.completes(ELENA, "Accept handover", Map.of("decision", "accept")));
        remindersFire(key);
        at(() -> campaign.completes(MARA, "Look back for Marketing", LEARNED)
                .completes(JONAS, "Look back for Sales", LEARNED)
                .completes(TOM, "Look back for Service", LEARNED));
        assertThat(campaign.view().state()).isEqualTo(CampaignState.CLOSED);
    }

    /** A weekly sync from its evening to the action item that comes of it. */
    private void discussed() {
        Journey[] waiting = new Journey[1];
        at(() -> waiting[0] = journeys.proposed());
        Instant monday = LocalDate.ofInstant(now, zone())
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atTime(18, 0)
                .atZone(zone())
                .toInstant();
        managementService.setJobDuedate(syncTimer().getId(), Date.from(monday));
        now = monday;
        fires(() -> assertThat(syncTimer().getDuedate().toInstant()).isAfter(now));
        String sync = jdbc.sql("select key from meeting_sync where week is not null and invited_at = :at")
                .param("at", java.sql.Timestamp.from(now))
                .query(String.class)
                .single();
        keys.add(sync);
        now = engine.timers(sync).get(0).getDuedate().toInstant();
        fires(() -> assertThat(sides.openTasks(List.of(sync))).hasSize(1));
        remindersFire(sync);
        at(() -> desk.complete(
                sides.openTasks(List.of(sync)).get(sync),
                Map.of(
                        "minutes",
                        "We ask.",
                        "action1What",
                        "Ask the carrier",
                        "action1Person",
                        AISHA.value(),
                        "action1Due",
                        LocalDate.ofInstant(now, zone()).toString()),
                MARA));
        String item = jdbc.sql("select key from meeting_action where sync_key = :sync")
                .param("sync", sync)
                .query(String.class)
                .single();
        keys.add(item);
        remindersFire(item);
        at(() -> {
            desk.complete(sides.openTasks(List.of(item)).get(item), Map.of("result", "Ten days."), AISHA);
            waiting[0].campaigns().cancel(waiting[0].campaign(), "No budget.", MARA);
        });
    }

    /** All reminders that are waiting there, when the last of them is due. */
    private void remindersFire(String businessKey) {
        now = engine.timers(businessKey).stream()
                .filter(Engine::isReminder)
                .map(timer -> timer.getDuedate().toInstant())
                .filter(due -> due.isBefore(now.plus(Duration.ofDays(5))))
                .max(Instant::compareTo)
                .orElseThrow();
        saidUpToNow(businessKey);
        // One that met another one of its campaign is given by the engine a minute later.
        for (int minutes = 0; minutes < 2 && isTriedAgain(businessKey); minutes++) {
            now = now.plusSeconds(90);
            saidUpToNow(businessKey);
        }
    }

    private void saidUpToNow(String businessKey) {
        fires(() -> assertThat(engine.timers(businessKey))
                .filteredOn(Engine::isReminder)
                .isNotEmpty()
                .allSatisfy(timer -> assertThat(timer.getDuedate()).isAfter(Date.from(now))));
    }

    private boolean isTriedAgain(String businessKey) {
        return engine.timers(businessKey).stream()
                .filter(Engine::isReminder)
                .anyMatch(timer -> timer.getDuedate().toInstant().isBefore(now.plusSeconds(90)));
    }

    /** Lets the job executor work off what is due, until the assertion holds. */
    private void fires(ThrowingRunnable seen) {
        for (int tries = 1; tries < TRIES && !firesNow(seen); tries++) {
            // Timers of a campaign may meet; the engine tries again after a minute, and then after five.
            now = now.plusSeconds(90);
        }
        at(() -> assertThatCode(seen::run).doesNotThrowAnyException());
    }

    private boolean firesNow(ThrowingRunnable seen) {
        boolean[] holds = new boolean[1];
        at(() -> {
            engine.withJobExecutor(() ->
                    await().atMost(Duration.ofSeconds(30)).until(() -> holds(seen) || !engine.hasSomethingToDo()));
            holds[0] = holds(seen);
        });
        return holds[0];
    }

    private static boolean holds(ThrowingRunnable seen) {
        return catchThrowable(seen::run) == null;
    }

    private void at(Runnable work) {
        engine.at(now, work);
    }

    private Job syncTimer() {
        return managementService.createJobQuery().processDefinitionKey(WEEKLY_SYNC).timers().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .findFirst()
                .orElseThrow();
    }

    /** A Monday after which people work on every day of the weeks this takes, and which are over. */
    private LocalDate workingMonday() {
        return Stream.iterate(
                        engine.today()
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .minusWeeks(WEEKS + 1),
                        monday -> monday.minusWeeks(1))
                .filter(monday -> monday.datesUntil(monday.plusWeeks(WEEKS))
                        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                        .allMatch(time::includes))
                .findFirst()
                .orElseThrow();
    }

    private ZoneId zone() {
        return settings.zone();
    }

    private Set<String> fired() throws IOException {
        Set<String> passed = instances().stream()
                .flatMap(instance ->
                        historyService
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance)
                                .finished()
                                .list()
                                .stream())
                .filter(activity -> !activity.isCanceled())
                .map(TimersIT::name)
                .collect(Collectors.toCollection(TreeSet::new));
        passed.retainAll(DrawnTimers.all());
        return passed;
    }

    private static String name(HistoricActivityInstance activity) {
        return activity.getProcessDefinitionKey() + ": " + activity.getActivityId();
    }

    private Set<String> tasks() {
        return instances().stream()
                .flatMap(instance ->
                        historyService.createHistoricTaskInstanceQuery().processInstanceId(instance).list().stream())
                .map(HistoricTaskInstance::getId)
                .collect(Collectors.toSet());
    }

    private Set<String> remindedOf() {
        return jdbc.sql(
                        "select distinct task_id from notification_message where kind = 'DUE_SOON' and task_id in (:tasks)")
                .param("tasks", tasks())
                .query(String.class)
                .set();
    }

    private List<String> instances() {
        return keys.stream()
                .flatMap(key ->
                        historyService
                                .createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(key)
                                .list()
                                .stream())
                .map(HistoricProcessInstance::getId)
                .toList();
    }
}
