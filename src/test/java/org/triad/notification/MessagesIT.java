package org.triad.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.BEN;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;
import static org.triad.testing.Journeys.TOM;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.testing.Journeys;
import org.triad.testing.StatementCount;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;
import org.triad.workflow.TaskEvents.EndedUnanswered;
import org.triad.workflow.TaskEvents.Rung;
import org.triad.workflow.TaskEvents.RungReached;
import org.triad.workflow.TaskEvents.TaskAssigned;
import org.triad.workflow.TaskEvents.TaskAtHand;
import org.triad.workflow.TaskEvents.TaskReleased;

/** Messages are written with the change, to the people the table names, and once. */
@TriadTest
class MessagesIT {

    private static final Path TABLE = Path.of("processes/who-is-looped-in/who-is-looped-in.dmn");

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aStageIsHeardOfByTheTriad() {
        CampaignKey key = journeys.inReview().campaign();

        assertThat(told(key, "STAGE_REACHED"))
                .containsExactlyInAnyOrder(
                        "mara: Stage reached: Draft",
                        "jonas: Stage reached: Draft",
                        "elena: Stage reached: Draft",
                        "mara: Stage reached: Review",
                        "jonas: Stage reached: Review",
                        "elena: Stage reached: Review");
    }

    @Test
    void aDecisionIsHeardOfWithItsReasonAndNotByWhoDecided() {
        CampaignKey key = journeys.inReview()
                .salesSays("reject", "Nobody buys this in May.")
                .campaign();

        assertThat(told(key, "DECIDED"))
                .containsExactlyInAnyOrder("mara: Review of Sales: rejected", "elena: Review of Sales: rejected");
        assertThat(jdbc.sql(
                                "select distinct facts ->> 'words' from notification_message where campaign_key = :key and kind = 'DECIDED'")
                        .param("key", key.value())
                        .query(String.class)
                        .list())
                .containsExactly("Nobody buys this in May.");
    }

    @Test
    void whatIsRolledBackIsToldToNobody() {
        CampaignKey key = journeys.proposed().campaign();
        int before = told(key).size();

        transaction.executeWithoutResult(status -> {
            campaigns.pause(key, "Wait for the budget, @tom.", MARA);
            status.setRollbackOnly();
        });

        assertThat(told(key)).hasSize(before);
    }

    @Test
    void whoIsMentionedHearsOfItOnceAndAnAddressIsNoMention() {
        CampaignKey key = journeys.proposed().campaign();

        campaigns.pause(key, "Ask @tom and (@tom), not mail@aisha.example nor @nobody-at-all.", MARA);

        assertThat(told(key, "MENTIONED")).containsExactly("tom: You were mentioned");
    }

    @Test
    void aRungRemindsThoseItNamesOnceHoweverOftenItIsReached() {
        CampaignKey key = journeys.proposed().campaign();
        RungReached reached =
                new RungReached(task(key, Optional.of(Department.SALES)), Rung.OVERDUE, 2, Set.of(JONAS, AISHA));

        inTransaction(reached);
        inTransaction(reached, reached);

        assertThat(told(key, "OVERDUE"))
                .containsExactlyInAnyOrder("jonas: Overdue: Review brief", "aisha: Overdue: Review brief");
    }

    @Test
    void eachRungIsAMessageOfItsOwnAndOneThatNamesNobodyIsNone() {
        CampaignKey key = journeys.proposed().campaign();
        TaskAtHand task = task(key, Optional.of(Department.SALES));

        inTransaction(new RungReached(task, Rung.DUE_SOON, 1, Set.of(JONAS)));
        inTransaction(new RungReached(task, Rung.ESCALATED, 3, Set.of(JONAS)));
        inTransaction(new RungReached(task, Rung.OVERDUE, 2, Set.of()));

        assertThat(told(key).stream().filter(each -> each.contains("Review brief")))
                .containsExactlyInAnyOrder("jonas: Due soon: Review brief", "jonas: Escalated: Review brief");
    }

    @Test
    void aTaskIsAnnouncedToWhomItIsGivenOrToItsDepartment() {
        CampaignKey key = journeys.proposed().campaign();
        TaskAtHand task = task(key, Optional.of(Department.SERVICE));

        inTransaction(new TaskAssigned(task, Optional.empty(), Optional.empty()));
        inTransaction(new TaskAssigned(task, Optional.of(TOM), Optional.of(TOM)));
        inTransaction(new TaskAssigned(task, Optional.of(BEN), Optional.of(ELENA)));

        assertThat(told(key, "ASSIGNED"))
                .contains(
                        "tom: Your turn: Review brief",
                        "elena: Your turn: Review brief",
                        "ben: Your turn: Review brief")
                .doesNotContain("jonas: Your turn: Review brief")
                .filteredOn(each -> each.startsWith("tom"))
                .hasSize(1);
    }

    @Test
    void aTaskOfOneDepartmentsLeadsIsAnnouncedToThemAlone() {
        CampaignKey key = journeys.inLaunch().preparedByAll().campaign();

        assertThat(told(key, "ASSIGNED"))
                .filteredOn(each -> each.contains("Decide go"))
                .containsExactlyInAnyOrder(
                        "mara: Your turn: Decide go for Marketing",
                        "jonas: Your turn: Decide go for Sales",
                        "elena: Your turn: Decide go for Service");
    }

    @Test
    void whatEndsUnansweredIsHeardOfByWhoOwedItTheLeadAndTheTriadButOnce() {
        CampaignKey key = journeys.proposed().campaign();
        TaskAtHand task = task(key, Optional.of(Department.SALES));

        inTransaction(new EndedUnanswered(task, Optional.of(AISHA)), new TaskReleased(task, AISHA));

        assertThat(told(key, "UNANSWERED"))
                .containsExactlyInAnyOrder(
                        "aisha: Ended without an answer: Review brief",
                        "jonas: Ended without an answer: Review brief",
                        "mara: Ended without an answer: Review brief",
                        "elena: Ended without an answer: Review brief");
        assertThat(told(key, "RELEASED")).containsExactly("aisha: Released: Review brief");
    }

    @Test
    void howeverManyHearOfHoweverMuchItIsOneStatement() {
        CampaignKey key = journeys.proposed().campaign();
        TaskAtHand task = task(key, Optional.empty());

        List<String> sent = StatementCount.of(() -> inTransaction(
                new RungReached(task, Rung.OVERDUE, 1, Set.of(MARA, JONAS, ELENA, TOM, BEN)),
                new TaskAssigned(task, Optional.empty(), Optional.empty())));

        assertThat(sent).filteredOn(sql -> sql.contains("notification_message")).hasSize(1);
        assertThat(told(key)).hasSizeGreaterThan(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"stageReached\"</text>        </outputEntry> | \"stageReachd\"</text>        </outputEntry> | stageReachd",
                "\"triad\" | \"everybody\" | “\"everybody\"” is no word for this column",
                "\"reviewGiven\" | \"reviewgiven\" | “reviewgiven” is not known here",
                "name=\"audience\" | name=\"who\" | the table has no output “audience”"
            })
    void aTableThatNamesAnUnknownKindOrAudienceIsRefusedWithTheRow(String what, String instead, String fault)
            throws Exception {
        String table = Files.readString(TABLE).replaceAll("\\n\\s+</outputEntry>", "        </outputEntry>");
        assertThat(table).contains(what);

        var answer = Visitor.withPassword(port, "priya")
                .deploy(
                        "who-is-looped-in",
                        Map.of(
                                "who-is-looped-in.dmn",
                                table.replace(what, instead).getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body().replace("\\\"", "\""))
                .contains("who-is-looped-in.dmn, line ")
                .contains(fault);
    }

    private void inTransaction(Object... published) {
        transaction.executeWithoutResult(status -> List.of(published).forEach(events::publishEvent));
    }

    private static TaskAtHand task(CampaignKey key, Optional<Department> department) {
        return new TaskAtHand(
                UUID.randomUUID().toString(),
                "userTask_reviewBrief",
                "Review brief",
                Optional.of(key),
                department,
                department.map(Department::key).map(Set::of).orElse(Set.of()),
                Optional.of(Instant.parse("2027-03-01T09:00:00Z")));
    }

    private List<String> told(CampaignKey key, String kind) {
        return jdbc.sql(
                        "select recipient || ': ' || headline from notification_message where campaign_key = :key and kind = :kind")
                .param("key", key.value())
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private List<String> told(CampaignKey key) {
        return jdbc.sql("select recipient || ': ' || headline from notification_message where campaign_key = :key")
                .param("key", key.value())
                .query(String.class)
                .list();
    }
}
