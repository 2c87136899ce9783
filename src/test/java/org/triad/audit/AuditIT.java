package org.triad.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.triad.kernel.CampaignKey;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** Who did what, through every door. */
@TriadTest
class AuditIT {

    private static final String WEB_APPLICATIONS = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    private Entries entries;

    @Autowired
    void read(AuditLog log) {
        entries = new Entries(log);
    }

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aProposalIsKeptWithItsPersonAndDoor() {
        CampaignKey key = journeys.proposed().campaign();

        AuditEntry proposal = Entries.only(entries.about(key.value()), "CampaignProposed");

        assertThat(proposal.person()).contains(Journeys.MARA);
        assertThat(proposal.door()).isEqualTo(Door.ENGINE);
        assertThat(entries.about(key.value())).noneMatch(entry -> entry.act().equals("ProcessInstance.Create"));
    }

    @Test
    void aTaskCompletedInTasklistIsKeptWithItsOutcome() {
        Journey journey = journeys.inReview();
        String task = journey.task("Review brief for Sales").id();
        Visitor jonas = Visitor.signedIn(port, "jonas");

        assertThat(jonas.postAsTasklist(
                                WEB_APPLICATIONS + "/task/" + task + "/submit-form",
                                "{\"variables\":{\"verdict\":{\"value\":\"reject\",\"type\":\"String\"},\"reason\":{\"value\":\"Secret words\",\"type\":\"String\"}}}")
                        .statusCode())
                .isEqualTo(204);

        AuditEntry completed = Entries.only(entries.about(journey.campaign().value()), "Task.Complete", Door.TASKLIST);
        assertThat(completed.person()).contains(Journeys.JONAS);
        assertThat(completed.outcome()).contains("reject");
        assertThat(completed.model()).contains("review");
        assertThat(completed.detail()).contains("“Review brief for Sales”");
        assertThat(Entries.only(entries.about(journey.campaign().value()), "ReviewGiven")
                        .detail())
                .isEmpty();
        assertThat(entries.whole()).doesNotContain("Secret words");
    }

    @Test
    void claimingAndGivingAwayOverTheEnginesInterfaceAreKept() {
        Journey journey = journeys.inReview();
        String task = journey.task("Review brief for Sales").id();
        Visitor jonas = Visitor.withPassword(port, "jonas");

        assertThat(jonas.post("/engine-rest/task/" + task + "/unclaim", "{}").statusCode())
                .isEqualTo(204);
        assertThat(jonas.post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"jonas\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(jonas.post("/engine-rest/task/" + task + "/assignee", "{\"userId\":\"aisha\"}")
                        .statusCode())
                .isEqualTo(204);

        List<AuditEntry> kept = entries.about(journey.campaign().value());
        assertThat(Entries.only(kept, "Task.Claim", Door.ENGINE_REST).about()).contains("jonas");
        AuditEntry given = Entries.only(
                kept.stream()
                        .filter(entry -> entry.about().equals(Optional.of("aisha")))
                        .toList(),
                "Task.Assign");
        assertThat(given.person()).contains(Journeys.JONAS);
        assertThat(given.door()).isEqualTo(Door.ENGINE_REST);
        assertThat(given.detail()).hasValueSatisfying(words -> assertThat(words).contains("assignee: jonas → aisha"));
    }

    @Test
    void pausingOnThePageAndResumingOverRestNameTheirDoors() {
        Journey journey = journeys.proposed();
        Visitor mara = Visitor.signedIn(port, "mara");
        String page = "/campaigns/" + journey.campaign();

        mara.form(page + "/pause", Map.of("reason", "The fair is moved.", "_csrf", mara.token(page)));
        Visitor.withPassword(port, "mara").post("/api/campaigns/" + journey.campaign() + "/resume", "");

        List<AuditEntry> kept = entries.about(journey.campaign().value());
        assertThat(Entries.only(kept, "CampaignPaused", Door.PAGE).person()).contains(Journeys.MARA);
        assertThat(Entries.only(kept, "CampaignResumed", Door.REST).person()).contains(Journeys.MARA);
        assertThat(entries.whole()).doesNotContain("The fair is moved.");
    }

    @Test
    void whatIsRefusedOrRolledBackLeavesNoEntry() {
        Journey journey = journeys.inReview();
        int before = entries.about(journey.campaign().value()).size();

        assertThatThrownBy(() -> journey.salesSays("perhaps", "")).hasMessageContaining("perhaps");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    journey.salesSays("endorse", "");
                    throw new IllegalStateException("afterwards");
                }))
                .hasMessage("afterwards");

        assertThat(entries.about(journey.campaign().value())).hasSize(before);
    }

    @Test
    void anAdministratorsHandInARunningProcessIsKept() {
        Journey journey = journeys.proposed();
        String instance = jdbc.sql(
                        "select id_ from act_ru_execution where business_key_ = :key and super_exec_ is null")
                .param("key", journey.campaign().value())
                .query(String.class)
                .single();
        Visitor admin = Visitor.withPassword(port, "admin");

        assertThat(admin.put("/engine-rest/process-instance/" + instance + "/suspended", "{\"suspended\":true}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(admin.delete("/engine-rest/process-instance/" + instance).statusCode())
                .isEqualTo(204);

        List<AuditEntry> kept = entries.about(journey.campaign().value());
        assertThat(Entries.only(kept, "ProcessInstance.Suspend").person()).contains(Journeys.ADMIN);
        assertThat(Entries.only(kept, "ProcessInstance.Delete").person()).contains(Journeys.ADMIN);
    }

    @Test
    void deploymentsAreKeptAndSoAreRefusedOnesWithTheirReason() {
        Visitor priya = Visitor.withPassword(port, "priya");
        String name = "audit-" + UUID.randomUUID();

        assertThat(deploy(priya, name, MODEL.replace("KEY", name))).isEqualTo(200);
        assertThat(deploy(priya, name + "-broken", "<definitions")).isGreaterThanOrEqualTo(400);

        AuditEntry deployed = Entries.only(entries.about(name), "Deployment.Create");
        assertThat(deployed.person()).contains(Journeys.PRIYA);
        assertThat(deployed.detail()).contains(name + ".bpmn");
        assertThat(deployed.door()).isEqualTo(Door.ENGINE_REST);
        AuditEntry refused = entries.newest("Deployment.Create");
        assertThat(refused.outcome()).contains("refused");
        assertThat(refused.person()).contains(Journeys.PRIYA);
        assertThat(refused.detail())
                .hasValueSatisfying(reason -> assertThat(reason).isNotBlank());

        String id = jdbc.sql("select id_ from act_re_deployment where name_ = :name")
                .param("name", name)
                .query(String.class)
                .single();
        assertThat(Visitor.withPassword(port, "admin")
                        .delete("/engine-rest/deployment/" + id)
                        .statusCode())
                .isEqualTo(204);
        assertThat(Entries.only(entries.about(name), "Deployment.Delete").person())
                .contains(Journeys.ADMIN);
    }

    @Test
    void accountsPasswordsGroupsAndRightsAreKeptWithoutAnySecret() {
        Visitor admin = Visitor.withPassword(port, "admin");
        String login = "audited" + UUID.randomUUID().toString().substring(0, 8);
        String secret = "Sesame-" + UUID.randomUUID();

        admin.post(
                "/engine-rest/user/create",
                "{\"profile\":{\"id\":\"%s\",\"firstName\":\"A\",\"lastName\":\"B\"},\"credentials\":{\"password\":\"%s\"}}"
                        .formatted(login, secret));
        String given = admin.post("/api/people/" + login + "/temporary-password", "")
                .body()
                .replaceAll("(?s).*\"password\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        admin.post("/api/people/" + login + "/deactivate", "");
        admin.post("/api/people/" + login + "/reactivate", "");
        admin.post("/api/people/" + login + "/unlock", "");
        admin.post("/api/people/" + login + "/end-sessions", "");
        admin.put("/engine-rest/user/" + login + "/profile", "{\"id\":\"%s\",\"firstName\":\"C\"}".formatted(login));
        admin.put("/engine-rest/group/sales/members/" + login, "");
        admin.delete("/engine-rest/group/sales/members/" + login);
        String right = admin.post(
                        "/engine-rest/authorization/create",
                        "{\"type\":1,\"permissions\":[\"READ\"],\"userId\":\"%s\",\"resourceType\":5,\"resourceId\":\"*\"}"
                                .formatted(login))
                .body()
                .replaceAll("(?s).*\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        admin.delete("/engine-rest/authorization/" + right);
        admin.delete("/engine-rest/user/" + login);

        assertThat(entries.about(login))
                .extracting(AuditEntry::act)
                .contains(
                        "User.Create",
                        "User.Password",
                        "Account.Deactivate",
                        "Account.Reactivate",
                        "Account.Unlock",
                        "Account.EndSessions",
                        "User.Update",
                        "Groupmembership.Create",
                        "Groupmembership.Delete",
                        "Authorization.Create",
                        "Authorization.Delete",
                        "User.Delete");
        assertThat(entries.about(login)).allMatch(entry -> entry.person().equals(Optional.of(Journeys.ADMIN)));
        assertThat(entries.whole()).doesNotContain(secret).doesNotContain(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/campaigns", "/api/campaigns", "/api/audit", "/audit", "/audit/export.csv", "/actuator/info"})
    void whatSomebodyIsNotLetDoIsKept(String path) {
        assertThat(Visitor.withPassword(port, "nico").status(path) == 403
                        || Visitor.signedIn(port, "nico").status(path + "?secret=1") == 403)
                .isTrue();

        await().untilAsserted(() -> {
            AuditEntry denied = entries.newest("AccessDenied");
            assertThat(denied.person()).contains(Journeys.NICO);
            assertThat(denied.detail()).contains("GET " + path);
        });
    }

    @Test
    void theEnginesRefusalsAreKeptToo() {
        Journey journey = journeys.inReview();
        String path =
                "/engine-rest/task/" + journey.task("Review brief for Sales").id() + "/complete";

        assertThat(Visitor.withPassword(port, "tom").post(path, "{}").statusCode())
                .isEqualTo(403);

        await().untilAsserted(() -> {
            AuditEntry denied = entries.newest("AccessDenied");
            assertThat(denied.person()).contains(Journeys.TOM);
            assertThat(denied.door()).isEqualTo(Door.ENGINE_REST);
            assertThat(denied.detail()).contains("POST " + path);
        });
    }

    @Test
    void whatTriadShipsIsKeptAsDoneAtTheStart() {
        assertThat(entries.about("review"))
                .filteredOn(entry -> entry.act().equals("Deployment.Create"))
                .anySatisfy(entry -> {
                    assertThat(entry.door()).isEqualTo(Door.START);
                    assertThat(entry.person()).isEmpty();
                });
        assertThat(entries.about("mara"))
                .anyMatch(entry -> entry.act().equals("User.Create") && entry.door() == Door.START);
    }

    @Test
    void aCoverIsKept() {
        Visitor tom = Visitor.signedIn(port, "tom");
        tom.form("/profile/cover", Map.of("cover", "elena", "_csrf", tom.token("/profile")));
        tom.form("/profile/cover", Map.of("cover", "", "_csrf", tom.token("/profile")));

        assertThat(entries.about("elena"))
                .anyMatch(entry ->
                        entry.act().equals("Cover.Named") && entry.person().equals(Optional.of(Journeys.TOM)));
    }

    @Test
    void aChangedTriadIsOneEntryThatNamesBothPeople() {
        CampaignKey key = journeys.proposed().campaign();
        Visitor.withPassword(port, "mara").put("/api/campaigns/" + key + "/triad/sales", "{\"person\":\"aisha\"}");

        AuditEntry changed = Entries.only(entries.about(key.value()), "TriadChanged", Door.REST);
        assertThat(changed.about()).contains("aisha");
        assertThat(changed.detail()).contains("sales: jonas → aisha");
    }

    @Test
    void aLeadFileTakenBackIsKept() {
        CampaignKey key = journeys.inSale().campaign();
        Visitor jonas = Visitor.signedIn(port, "jonas");
        String page = "/campaigns/" + key + "/leads/import";
        String location = jonas.upload(
                        page + "s",
                        "leads.csv",
                        "id,account\n1,Alto\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Map.of("_csrf", jonas.token(page)))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("https?://[^/]+", "");
        jonas.form(location + "/discard", Map.of("_csrf", jonas.token(location)));

        List<AuditEntry> kept = entries.about(key.value());
        assertThat(Entries.only(kept, "LeadFile.Uploaded").person()).contains(Journeys.JONAS);
        assertThat(Entries.only(kept, "LeadFile.TakenBack").door()).isEqualTo(Door.PAGE);
    }

    private static int deploy(Visitor visitor, String name, String model) {
        Map<String, String> fields = new HashMap<>(Map.of("deployment-name", name));
        return visitor.upload(
                        "/engine-rest/deployment/create",
                        name + ".bpmn",
                        model.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        fields)
                .statusCode();
    }

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         targetNamespace="http://triad.example/audit">
              <process id="KEY" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="startEvent_asked"/></process>
            </definitions>
            """;
}
