package org.triad.notification.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.http.ScriptedReceiver;
import org.triad.notification.http.ScriptedReceiver.Call;
import org.triad.people.Accounts;
import org.triad.testing.Journeys;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;
import org.triad.workflow.TaskEvents.Rung;
import org.triad.workflow.TaskEvents.RungReached;
import org.triad.workflow.TaskEvents.TaskAtHand;

/** What channels and webhooks hear of a campaign, and how people manage them. */
@TriadTest
class DestinationsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private PostRoom room;
    private ScriptedReceiver receiver;

    @BeforeEach
    void aReceiver() {
        room = new PostRoom(context);
        receiver = ScriptedReceiver.wellBehaved();
    }

    @AfterEach
    void nothingIsLeft() {
        receiver.close();
        room.close();
    }

    @Test
    void aWebhookHearsWhatItIsSubscribedToWithASignatureAnybodyCanCheck() throws Exception {
        Destination webhook = room.add("webhook", "", receiver.address("/hook"), "campaignPaused");
        CampaignKey key = journeys.proposed().campaign();
        campaigns.pause(key, "Nobody is in the house.", Journeys.MARA);

        assertThat(room.worker().run(() -> false)).isEqualTo(1);

        Call call = receiver.calls().get(0);
        JsonNode body = json.readTree(call.body());
        assertThat(body.path("timestamp").asText()).isNotEmpty();
        assertThat(body).isEqualTo(json.readTree("""
                {"type": "campaignPaused", "id": "%s", "timestamp": "%s", "data": {
                  "campaign": {"key": "%s", "name": "Upgrade autumn", "stage": "draft", "state": "PAUSED", "link": "http://localhost:8080/campaigns/%s"},
                  "by": "mara"}}
                """.formatted(
                        call.header("webhook-id"), body.path("timestamp").asText(), key, key)));
        assertThat(call.body()).as("what people wrote stays here").doesNotContain("Nobody is in the house");
        assertThat(call.header("webhook-signature"))
                .isEqualTo(signature(webhook.secret().orElseThrow(), call));

        String renewed = room.desk().rotate(webhook.id(), room.admin());
        room.posts().replaySince(webhook.id(), Instant.EPOCH, room.admin());
        assertThat(room.worker().run(() -> false)).isEqualTo(1);

        Call again = receiver.calls().get(1);
        assertThat(again.header("webhook-id")).isEqualTo(call.header("webhook-id"));
        assertThat(again.body()).isEqualTo(call.body());
        assertThat(again.header("webhook-signature"))
                .isEqualTo(signature(renewed, again) + " "
                        + signature(webhook.secret().get(), again));
        String lost = room.desk().rotate(webhook.id(), room.admin());
        room.posts().replaySince(webhook.id(), Instant.EPOCH, room.admin());
        room.worker().run(() -> false);
        Call third = receiver.calls().get(2);
        assertThat(third.header("webhook-signature").split(" "))
                .as("each that was the secret within a day")
                .containsExactlyInAnyOrder(
                        signature(lost, third),
                        signature(renewed, third),
                        signature(webhook.secret().get(), third));
        jdbc.sql("update notification_destination set old_secrets_until = array[now(), now()]")
                .update();
        assertThat(room.desk().get(webhook.id(), room.admin()).oldSecretUntil()).isEmpty();
        room.posts().replaySince(webhook.id(), Instant.EPOCH, room.admin());
        room.worker().run(() -> false);
        assertThat(receiver.calls().get(3).header("webhook-signature"))
                .isEqualTo(signature(lost, receiver.calls().get(3)));
    }

    @Test
    void aWebhookThatIsJustBeingRemovedKeepsNobodyFromTheirWork() {
        Destination webhook = room.add("webhook", "", receiver.address("/hook"), "campaignPaused");
        CampaignKey key = journeys.proposed().campaign();

        transaction.executeWithoutResult(status -> {
            room.desk().remove(webhook.id(), room.admin());
            CompletableFuture<Void> meanwhile =
                    CompletableFuture.runAsync(() -> campaigns.pause(key, "Nobody is in the house.", Journeys.MARA));
            assertThat(meanwhile).succeedsWithin(Duration.ofSeconds(30));
        });

        assertThat(room.states(webhook)).isEmpty();
    }

    @Test
    void aTaskOfOnePersonIsNoDepartmentsWhereAnyMightHaveIt() {
        Destination marketing = room.add("slack", "marketing", receiver.address("/marketing"), "overdue");
        TaskAtHand item = new TaskAtHand(
                UUID.randomUUID().toString(),
                "userTask_doActionItem",
                "Do action item",
                Optional.empty(),
                Optional.empty(),
                Set.of("marketing", "sales", "service"),
                Optional.of(Instant.parse("2027-03-01T09:00:00Z")));

        transaction.executeWithoutResult(
                status -> context.publishEvent(new RungReached(item, Rung.OVERDUE, 1, Set.of(Journeys.TOM))));

        assertThat(room.states(marketing)).isEmpty();
    }

    @Test
    void aDepartmentsChannelHearsWhatConcernsItAndTheOthersDoNot() throws IOException {
        Destination sales = room.add("slack", "sales", receiver.address("/sales"), "overdue", "stageReached");
        Destination service = room.add("mattermost", "service", receiver.address("/service"), "overdue");
        Destination late = room.add("teams", "sales", receiver.address("/late"), "dueSoon");
        CampaignKey key = journeys.proposed().campaign();
        String task = overdueForSales(key, false);

        room.worker().run(() -> false);

        assertThat(room.states(sales)).contains("overdue SENT 200");
        assertThat(room.states(service)).isEmpty();
        assertThat(room.states(late)).isEmpty();
        Call overdue = receiver.calls().stream()
                .filter(call -> call.body().contains("Overdue"))
                .findFirst()
                .orElseThrow();
        assertThat(json.readTree(overdue.body()).path("text").asText())
                .isEqualTo(key + " Upgrade autumn: Overdue: Review brief");
        assertThat(overdue.body()).contains("/camunda/app/tasklist/default/#/?task=" + task + "|Open the task>");
    }

    @Test
    void ofWhatWasRolledBackNobodyIsTold() {
        Destination sales = room.add("slack", "sales", receiver.address("/sales"), "overdue");
        overdueForSales(journeys.proposed().campaign(), true);

        room.worker().run(() -> false);

        assertThat(room.states(sales)).isEmpty();
        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void thatAChannelIsGoneIsForTheLeadsOfItsDepartmentAndOnlyWhereItIsSwitchedOff() {
        Destination channel = room.add("slack", "sales", receiver.address("/sales"), "overdue");
        transaction.executeWithoutResult(status -> {
            room.posts().gone(channel);
            status.setRollbackOnly();
        });
        assertThat(room.toldOfItsEnd(channel)).isEmpty();

        room.posts().gone(channel);
        room.posts().gone(channel);

        assertThat(room.toldOfItsEnd(channel)).containsExactly("jonas: Switched off: Room");
    }

    @Test
    void nothingShowsASecretAgain() throws IOException {
        String secretPath = "/services/T0/B0/very-secret";
        Visitor jonas = Visitor.withPassword(port, "jonas");
        HttpResponse<String> added = jonas.post("/api/destinations", """
                {"name": "Sales", "format": "slack", "department": "sales", "address": "%s", "topics": ["overdue"]}
                """.formatted(receiver.address(secretPath)));
        assertThat(added.statusCode()).isEqualTo(201);
        String path = added.headers().firstValue("Location").orElseThrow();
        assertThat(jonas.post(path + "/test", "").statusCode()).isEqualTo(202);
        room.worker().run(() -> false);
        assertThat(receiver.calls()).extracting(Call::path).containsExactly(secretPath);
        HttpResponse<String> webhook = Visitor.withPassword(port, "admin")
                .post("/api/destinations", """
                {"name": "CRM", "format": "webhook", "address": "%s", "topics": ["stageReached"]}
                """.formatted(receiver.address("/crm-secret")));
        String secret = json.readTree(Visitor.withPassword(port, "admin")
                        .put(webhook.headers().firstValue("Location").orElseThrow() + "/secret", "")
                        .body())
                .path("secret")
                .asText();
        assertThat(secret).startsWith("whsec_");

        Visitor page = Visitor.signedIn(port, "jonas");
        Visitor admin = Visitor.signedIn(port, "admin");
        String id = path.substring(path.lastIndexOf('/') + 1);
        for (String shown : List.of(
                added.body(),
                webhook.body(),
                jonas.get(path).body(),
                jonas.get("/api/destinations").body(),
                page.get("/destinations").body(),
                page.get("/destinations/" + id).body(),
                admin.get("/destinations").body(),
                admin.get("/audit").body(),
                Visitor.withPassword(port, "admin").get("/api/destinations").body())) {
            assertThat(shown)
                    .doesNotContain("very-secret", "crm-secret", secret, "??")
                    .contains("127.0.0.1");
        }
        assertThat(jonas.get(path + "/deliveries").body())
                .contains("\"status\":200")
                .doesNotContain("very-secret");
        assertThat(room.desk().get(Long.parseLong(id), room.admin()).toString()).doesNotContain("very-secret");
        assertThat(jonas.put(path, "{\"name\":\"Sales\",\"topics\":[\"dueSoon\"]}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(room.desk().get(Long.parseLong(id), room.admin()).address().getPath())
                .as("kept")
                .isEqualTo(secretPath);
    }

    @Test
    void theMenuLeadsALeadOfTheirSecondDepartmentThere() {
        SomePerson lead = SomePerson.in(context.getBean(Accounts.class), "marketing", "sales", "sales-leads");
        SomePerson none = SomePerson.in(context.getBean(Accounts.class), "marketing", "sales");

        assertThat(lead.signedIn(port).get("/people").body()).contains("href=\"/destinations\"");
        assertThat(none.signedIn(port).get("/people").body()).doesNotContain("href=\"/destinations\"");
        // Other tests count the leads of Sales.
        jdbc.sql("delete from act_id_membership where user_id_ = :login")
                .param("login", lead.login())
                .update();
    }

    @Test
    void pagesAddChangeTestSendAgainAndRemove() {
        Visitor jonas = Visitor.signedIn(port, "jonas");
        assertThat(jonas.get("/destinations").body()).contains("No channel yet").doesNotContain("??", "Add a webhook");
        String token = jonas.token("/destinations/new");
        Map<String, String> fields = new HashMap<>(Map.of(
                "name", "", "format", "slack", "department", "sales", "address", "https://10.0.0.1/x", "_csrf", token));
        HttpResponse<String> refused = jonas.form("/destinations", fields);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Give it a name", "Choose at least one thing", "An administrator can allow it.")
                .doesNotContain("10.0.0.1");
        fields.putAll(Map.of("name", "Sales <b>", "topics", "overdue", "address", receiver.address("/one")));
        HttpResponse<String> added = jonas.form("/destinations", fields);
        assertThat(added.statusCode()).isEqualTo(302);
        String page = added.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("^https?://[^/]+", "")
                .replaceAll(";.*", "");

        assertThat(jonas.get(page).body()).contains("Added. Send a test message");
        jonas.form(page + "/test", Map.of("_csrf", token));
        room.worker().run(() -> false);
        String shown = jonas.get(page).body();
        assertThat(shown)
                .contains("Sales &lt;b&gt;", "A test", "200", "Send again", " ms")
                .doesNotContain("??", "/one");
        String replay = shown.replaceAll("(?s).*action=\"(" + page + "/deliveries/\\d+/replay)\".*", "$1");
        jonas.form(replay, Map.of("_csrf", token));
        assertThat(jonas.get(page).body()).contains("It will be sent again in a moment.");
        room.worker().run(() -> false);
        assertThat(receiver.calls()).hasSize(2);
        assertThat(jonas.form(page + "/replay", Map.of("_csrf", token, "since", "never"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(jonas.get(page).body()).contains("Choose a day and a time.");

        fields.put("address", "");
        jonas.form(page, fields);
        assertThat(jonas.get(page).body()).contains("pill-cancelled").contains("Switched on");
        assertThat(jonas.form(page + "/deliveries/1/replay", Map.of("_csrf", token))
                        .statusCode())
                .isEqualTo(409);
        jonas.form(page + "/remove", Map.of("_csrf", token));
        assertThat(jonas.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyAnAdministratorAllowsAHostAndTheAuditLogKnowsIt() {
        Visitor admin = Visitor.signedIn(port, "admin");
        String token = admin.token("/destinations/hosts");
        assertThat(admin.form("/destinations/hosts", Map.of("host", "https://x/", "_csrf", token))
                        .body())
                .contains("Write the name of one host");
        assertThat(admin.form("/destinations/hosts", Map.of("host", "Chat.Inside.Example", "_csrf", token))
                        .statusCode())
                .isEqualTo(302);
        assertThat(admin.get("/destinations/hosts").body())
                .contains("chat.inside.example", "allowed by admin")
                .doesNotContain("??");
        assertThat(admin.get("/audit").body()).contains("allowed a host", "chat.inside.example");
        admin.form("/destinations/hosts/remove", Map.of("host", "chat.inside.example", "_csrf", token));
        assertThat(admin.get("/destinations/hosts").body()).doesNotContain("chat.inside.example");
    }

    /** A rung of the ladder, as the engine's timer announces it. */
    private String overdueForSales(CampaignKey key, boolean rolledBack) {
        TaskAtHand task = new TaskAtHand(
                UUID.randomUUID().toString(),
                "userTask_reviewBrief",
                "Review brief",
                Optional.of(key),
                Optional.of(Department.SALES),
                Set.of(Department.SALES.key()),
                Optional.of(Instant.parse("2027-03-01T09:00:00Z")));
        transaction.executeWithoutResult(status -> {
            context.publishEvent(new RungReached(task, Rung.OVERDUE, 1, Set.of(Journeys.AISHA)));
            if (rolledBack) {
                status.setRollbackOnly();
            }
        });
        return task.id();
    }

    /** Computed here from the published description, with the JDK alone. */
    private static String signature(String secret, Call call) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = call.header("webhook-id") + "." + call.header("webhook-timestamp") + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
