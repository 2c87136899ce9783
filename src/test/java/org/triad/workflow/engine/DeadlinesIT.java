package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.triad.testing.Journeys.JONAS;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.campaign.Priority;
import org.triad.kernel.CampaignKey;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.PolicyFile;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;
import org.triad.workflow.OpenTask;
import org.triad.workflow.TaskEvents.EndedUnanswered;
import org.triad.workflow.TaskEvents.Rung;
import org.triad.workflow.TaskEvents.RungReached;
import org.triad.workflow.TaskEvents.TaskAssigned;
import org.triad.workflow.TaskEvents.TaskReleased;

/** Deadlines and reminders with the real engine, from the table to the timer. The house works from 9 to 17 in Berlin. */
@TriadTest
class DeadlinesIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String REVIEW = "Review brief for Sales";

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private TaskService taskService;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private ApplicationEventMulticaster multicaster;

    @Autowired
    private JdbcClient jdbc;

    private final List<Object> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<CampaignKey> fails = new AtomicReference<>();
    private final List<String> deployments = new ArrayList<>();

    private final ApplicationListener<ApplicationEvent> ear = new ApplicationListener<>() {
        @Override
        public void onApplicationEvent(ApplicationEvent event) {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                if (payload.getPayload() instanceof RungReached reached
                        && reached.task().campaign().isPresent()
                        && reached.task().campaign().get().equals(fails.get())) {
                    fails.set(null);
                    throw new IllegalStateException("The database was restarted at this moment.");
                }
                told.add(payload.getPayload());
            }
        }
    };

    @BeforeEach
    void listen() {
        multicaster.addApplicationListener(ear);
    }

    @AfterEach
    void theShippedPolicyHoldsAgain() {
        multicaster.removeApplicationListener(ear);
        deployments.forEach(deployment -> repositoryService.deleteDeployment(deployment, true));
    }

    @Test
    void theLadderIsClimbedInWorkingTimeOverChristmasAndAWeekend() {
        Journey campaign = inReviewAt("2026-12-23T15:00");
        OpenTask review = campaign.task(REVIEW);

        assertThat(review.due()).contains(berlin("2026-12-28T15:00"));
        assertThat(climbs(campaign, "2026-12-24T16:00")).isEmpty();
        assertThat(climbs(campaign, "2026-12-28T10:59")).isEmpty();
        assertThat(climbs(campaign, "2026-12-28T11:00")).containsExactly(Rung.DUE_SOON);
        assertThat(climbs(campaign, "2026-12-28T14:59")).isEmpty();
        assertThat(climbs(campaign, "2026-12-28T15:00")).containsExactly(Rung.OVERDUE);
        assertThat(climbs(campaign, "2026-12-29T15:00")).containsExactly(Rung.ESCALATED);
        assertThat(climbs(campaign, "2026-12-30T15:00")).containsExactly(Rung.OVERDUE);
        assertThat(climbs(campaign, "2026-12-31T14:00")).isEmpty();

        assertThat(rungs(campaign)).extracting(RungReached::number).containsExactly(1, 2, 4, 5);
        assertThat(rungs(campaign).get(0).recipients()).containsExactly(JONAS);
        assertThat(rungs(campaign).get(2).recipients()).contains(JONAS);
    }

    @Test
    void anUrgentCampaignHasShorterDeadlines() {
        engine.at(berlin("2026-11-23T09:00"), () -> {
            Journey campaign = journeys.of(journeys.proposedWith(Priority.HIGH), journeys.brief());

            assertThat(campaign.finishesBrief().task(REVIEW).due()).contains(berlin("2026-11-23T17:00"));
        });
    }

    @Test
    void whatAnOutageMissedIsOneReminder() {
        Journey campaign = inReviewAt("2026-11-23T09:00");

        assertThat(climbs(campaign, "2026-11-27T22:00")).containsExactly(Rung.ESCALATED);
        assertThat(climbs(campaign, "2026-11-27T22:01")).isEmpty();
        assertThat(engine.reminders(campaign.campaign()).get(0).getDuedate().toInstant())
                .isAfter(berlin("2026-11-27T22:00"));
    }

    @Test
    void whatANightOfTenHoursMissedIsOneMessageToEachAndTheWorkGoesOn() {
        deploys(PolicyFile.edited(
                "review_due", "4 h",
                "review_remindBefore", "3 h",
                "review_remindAgain", "1 h",
                "review_escalateAfter", "2 h"));
        Journey campaign = inReviewAt("2026-11-23T09:00");
        fires(campaign, "2026-11-23T20:00", Rung.ESCALATED);

        assertThat(reminded(campaign))
                .doesNotHaveDuplicates()
                .filteredOn(one -> one.startsWith("jonas"))
                .containsExactly("jonas: ESCALATED");
        fires(campaign, "2026-11-24T10:00", Rung.OVERDUE);
        assertThat(reminded(campaign))
                .doesNotHaveDuplicates()
                .filteredOn(one -> one.startsWith("jonas"))
                .containsExactly("jonas: ESCALATED", "jonas: OVERDUE");
        campaign.salesSays("endorse", "");
        assertThat(campaign.openTasks()).doesNotContain(REVIEW);
    }

    @Test
    void aReminderThatFailsIsGivenAMinuteLater() {
        Journey campaign = inReviewAt("2026-11-23T09:00");
        campaign.serviceSays("endorse", "");
        fails.set(campaign.campaign());
        engine.at(
                berlin("2026-11-24T13:00"),
                () -> engine.withJobExecutor(() -> await().atMost(Duration.ofSeconds(30))
                        .until(() -> engine.reminders(campaign.campaign()).size() == 2)));
        assertThat(rungs(campaign)).isEmpty();

        fires(campaign, "2026-11-24T13:02", Rung.DUE_SOON);
        assertThat(climbs(campaign, "2026-11-24T17:00")).containsExactly(Rung.OVERDUE);
    }

    @Test
    void aMovedDueDateMovesReminderAndEnd() {
        Journey campaign = inReviewAt("2026-11-23T09:00");
        campaign.serviceSays("endorse", "");

        engine.at(berlin("2026-11-23T10:00"), () -> moves(campaign, "2026-12-03T12:00"));

        assertThat(engine.timers(campaign.campaign()))
                .singleElement()
                .satisfies(timer -> assertThat(timer.getDuedate().toInstant()).isEqualTo(berlin("2026-12-10T12:00")));
        assertThat(climbs(campaign, "2026-11-25T09:00")).isEmpty();
        assertThat(climbs(campaign, "2026-12-02T16:00")).containsExactly(Rung.DUE_SOON);

        // A pause and other programs leave fractions of a second.
        engine.at(berlin("2026-12-02T16:30"), () -> moves(campaign, "2026-12-08T12:00:00.789"));
        assertThat(climbs(campaign, "2026-12-07T16:00")).containsExactly(Rung.DUE_SOON);
        assertThat(rungs(campaign)).extracting(RungReached::number).doesNotHaveDuplicates();
    }

    @Test
    void aDueDateMovedIntoThePastRemindsAtOnce() {
        Journey campaign = inReviewAt("2026-11-23T09:00");

        engine.at(berlin("2026-11-23T20:00"), () -> moves(campaign, "2026-11-23T12:00"));

        assertThat(climbs(campaign, "2026-11-23T20:01")).containsExactly(Rung.OVERDUE);
        engine.at(berlin("2026-11-23T20:02"), () -> moves(campaign, "2026-11-23T11:00"));
        assertThat(climbs(campaign, "2026-11-23T20:03")).isEmpty();
        assertThat(climbs(campaign, "2026-11-24T11:00")).containsExactly(Rung.ESCALATED);
    }

    @Test
    void aReviewNobodyGivesEndsAndItsEndIsTold() {
        Journey campaign = inReviewAt("2026-11-23T09:00");
        campaign.serviceSays("endorse", "");
        String review = campaign.task(REVIEW).id();

        engine.at(berlin("2026-12-01T17:00"), campaign::launchDateReached);

        assertThat(of(EndedUnanswered.class))
                .filteredOn(ended -> ended.task().id().equals(review))
                .singleElement()
                .satisfies(ended -> assertThat(ended.assignee()).contains(JONAS));
        assertThat(campaign.openTasks()).containsExactly("Align departments");
    }

    @Test
    void aTaskLeftIdleGoesBackToItsDepartment() {
        Journey campaign = inReviewAt("2026-11-23T09:00");
        String review = campaign.task(REVIEW).id();
        engine.at(berlin("2026-11-24T09:00"), () -> taskService.createComment(review, null, "I look into it."));

        engine.at(berlin("2026-11-26T09:00"), campaign::launchDateReached);
        assertThat(campaign.task(REVIEW).assignee()).contains(JONAS);

        engine.at(berlin("2026-11-27T09:01"), campaign::launchDateReached);
        assertThat(campaign.task(REVIEW).assignee()).isEmpty();
        assertThat(of(TaskReleased.class))
                .filteredOn(released -> released.task().id().equals(review))
                .singleElement()
                .satisfies(released -> assertThat(released.from()).isEqualTo(JONAS));
        engine.at(berlin("2026-12-01T09:00"), campaign::launchDateReached);
        assertThat(campaign.task(REVIEW).assignee()).isEmpty();
    }

    @Test
    void whoIsGivenATaskIsToldAndByWhom() {
        Journey campaign = inReviewAt("2026-11-23T09:00");
        String review = campaign.task(REVIEW).id();

        assertThat(assigned(review)).containsExactly(new Assigned(Optional.of("jonas"), Optional.empty()));

        assertThat(Visitor.withPassword(port, JONAS.value())
                        .post("/engine-rest/task/" + review + "/assignee", "{\"userId\": \"aisha\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(assigned(review)).contains(new Assigned(Optional.of("aisha"), Optional.of("jonas")));
    }

    @Test
    void anEditedPolicyHoldsForWhatBeginsLaterAndItsTimersFireByThemselves() throws IOException {
        Journey before = inReviewAt("2026-11-23T09:00");
        deploys(PolicyFile.edited("review_due", "20 min", "review_remindBefore", "10 min"));

        Journey campaign = inReviewAt("2026-11-23T09:00");

        assertThat(before.task(REVIEW).due()).contains(berlin("2026-11-24T17:00"));
        assertThat(campaign.task(REVIEW).due()).contains(berlin("2026-11-23T09:20"));
        fires(campaign, "2026-11-23T09:10", Rung.DUE_SOON);
        fires(campaign, "2026-11-23T09:20", Rung.OVERDUE);
        fires(campaign, "2026-11-24T09:20", Rung.ESCALATED);
    }

    @Test
    void aPolicyThatCannotHoldIsRefusedWithItsRow() throws IOException {
        assertThat(refusal("deadline-policy.dmn", PolicyFile.edited("review_due", "-1 d")))
                .contains("deadline-policy.dmn, line ", "“row 3”", "a time is never negative");
        assertThat(refusal("deadline-policy.dmn", PolicyFile.edited("review_remindBefore", "3 d")))
                .contains("“row 3”", "reminds before the task begins");
        assertThat(refusal("deadline-policy.dmn", PolicyFile.edited("writeBrief_endAfter", "3 d")))
                .contains("“row 7”", "“Write brief”", "does not draw what happens then");
        String withoutRow = PolicyFile.shipped()
                .replaceAll("(?s)<rule id=\"rule_allElse.*?</rule>\\s*", "")
                .replaceAll("(?s)<rule id=\"rule_lookBack.*?</rule>\\s*", "");
        assertThat(refusal("deadline-policy.dmn", withoutRow))
                .contains("no row fits the task “Look back for Sales” of sales in a campaign of normal priority");
    }

    @Test
    void aDiagramThatDoesNotFitThePolicyIsRefused() throws IOException {
        String diagram = """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_second" targetNamespace="http://bpmn.io/schema/bpmn">
                  <bpmn:process id="second-look" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <bpmn:startEvent id="startEvent_asked"><bpmn:outgoing>flow_asked</bpmn:outgoing></bpmn:startEvent>
                    <bpmn:sequenceFlow id="flow_asked" sourceRef="startEvent_asked" targetRef="userTask_look" />
                    <bpmn:userTask id="userTask_look" name="Review brief for Sales" camunda:candidateGroups="sales">
                      <bpmn:incoming>flow_asked</bpmn:incoming>
                    </bpmn:userTask>
                  </bpmn:process>
                </bpmn:definitions>
                """;

        assertThat(refusal("second-look.bpmn", diagram))
                .contains("second-look.bpmn, line 7", "“userTask_look”", "row 3 of the policy", "without an answer");
        String dated = diagram.replace("Review brief for Sales\"", "Look at the brief\" camunda:dueDate=\"P1D\"");
        assertThat(refusal("second-look.bpmn", dated))
                .contains(
                        "second-look.bpmn, line 7",
                        "“userTask_look”",
                        "it says when the task “Look at the brief” is due, and the diagram says so, too");
    }

    private record Assigned(Optional<String> to, Optional<String> by) {}

    private List<Assigned> assigned(String task) {
        return of(TaskAssigned.class).stream()
                .filter(event -> event.task().id().equals(task))
                .map(event -> new Assigned(
                        event.to().map(person -> person.value()), event.by().map(person -> person.value())))
                .toList();
    }

    private Journey inReviewAt(String time) {
        List<Journey> campaign = new ArrayList<>();
        engine.at(berlin(time), () -> campaign.add(journeys.inReview()));
        return campaign.get(0);
    }

    private void moves(Journey campaign, String due) {
        taskService.setDueDate(campaign.task(REVIEW).id(), Date.from(berlin(due)));
    }

    /** What is told of the review for Sales when the campaign's timers run at this time. */
    private List<Rung> climbs(Journey campaign, String time) {
        int before = rungs(campaign).size();
        engine.at(berlin(time), campaign::launchDateReached);
        return rungs(campaign).stream().skip(before).map(RungReached::rung).toList();
    }

    private void fires(Journey campaign, String time, Rung rung) {
        engine.at(
                berlin(time),
                () -> engine.withJobExecutor(() -> await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(rungs(campaign))
                                .extracting(RungReached::rung)
                                .last()
                                .isEqualTo(rung))));
    }

    private List<RungReached> rungs(Journey campaign) {
        return of(RungReached.class).stream()
                .filter(reached -> reached.task().campaign().equals(Optional.of(campaign.campaign())))
                .filter(reached -> reached.task().name().equals(REVIEW))
                .toList();
    }

    /** Messages about the review for Sales, without the one that it has begun. */
    private List<String> reminded(Journey campaign) {
        return jdbc.sql("""
                        select recipient || ': ' || kind from notification_message
                        where campaign_key = :key and headline like '%' || :review and kind in ('DUE_SOON', 'OVERDUE', 'ESCALATED')
                        order by id
                        """)
                .param("key", campaign.campaign().value())
                .param("review", REVIEW)
                .query(String.class)
                .list();
    }

    private <T> List<T> of(Class<T> type) {
        synchronized (told) {
            return told.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    private String refusal(String file, String content) {
        HttpResponse<String> answer = deploy(file, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    private void deploys(String policy) {
        deployments.add(PolicyFile.deploy(port, policy));
    }

    private HttpResponse<String> deploy(String file, String content) {
        return Visitor.withPassword(port, "priya")
                .deploy("deadline policy", Map.of(file, content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Instant berlin(String time) {
        return LocalDateTime.parse(time).atZone(BERLIN).toInstant();
    }
}
