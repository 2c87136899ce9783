package org.triad.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.JONAS;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.demo.DemoPerson;
import org.triad.people.Accounts;
import org.triad.people.Accounts.NewAccount;
import org.triad.sale.LeadIntake;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** What lists, counts, exports and history show to whom, and what cannot be changed behind the guards' backs. */
@TriadTest
class EngineDataIT {

    /** An account nobody else has, to be looked for where it must not be. */
    private static final String CUSTOMER = "Quuxel Holding";

    private static final String LEADS = "id,account,stage\n1,%s,Won\n2,%s,Maybe\n".formatted(CUSTOMER, CUSTOMER);

    @LocalServerPort
    private int port;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private LeadIntake intake;

    @Autowired
    private Accounts accounts;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @ParameterizedTest
    @EnumSource(
            names = {"MARKETING", "MARKETING_LEAD", "SALES", "SALES_LEAD", "SERVICE", "SERVICE_LEAD", "ADMINISTRATOR"})
    void departmentsSeeTheSameInListsAndCounts(Role role) throws Exception {
        Journey campaign = journeys.inReview();
        Visitor visitor = Visitor.withPassword(port, role.login());
        String ofTheCampaign = "?processInstanceBusinessKey=" + campaign.campaign();

        assertThat(json.readTree(
                        visitor.get("/engine-rest/task" + ofTheCampaign).body()))
                .hasSize(2);
        assertThat(count(visitor, "/engine-rest/task/count" + ofTheCampaign)).isEqualTo(2);
        assertThat(count(visitor, "/engine-rest/process-instance/count?businessKey=" + campaign.campaign()))
                .isEqualTo(2);
        assertThat(count(visitor, "/engine-rest/history/process-instance/count" + ofTheCampaign))
                .isEqualTo(3);
        assertThat(count(visitor, "/engine-rest/history/task/count" + ofTheCampaign))
                .isEqualTo(5);
    }

    /** What Tasklist asks for to show a name beside a task; in lists it comes along. */
    @Test
    void membersSeeNamesOfColleaguesAndNoListOfPeople() {
        Journey campaign = journeys.inReview();
        String task =
                "/engine-rest/task/" + campaign.task("Review brief for Sales").id();
        for (Role role : List.of(Role.MARKETING, Role.SALES, Role.SERVICE_LEAD)) {
            Visitor visitor = Visitor.withPassword(port, role.login());

            assertThat(visitor.get("/engine-rest/user/jonas/profile").body()).contains("\"firstName\":\"Jonas\"");
            assertThat(visitor.accepting("application/hal+json").get(task).body())
                    .contains("\"firstName\":\"Jonas\"");
            assertThat(visitor.status("/engine-rest/user")).isEqualTo(403);
            assertThat(visitor.status("/engine-rest/user/count")).isEqualTo(403);
        }
        assertThat(Visitor.withPassword(port, Role.NOBODY.login()).status("/engine-rest/user/jonas/profile"))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task?processVariables=salesVerdict_eq_endorse",
                "/task/count?processVariables=salesVerdict_eq_endorse",
                "/task/report/candidate-group-count",
                "/execution",
                "/variable-instance",
                "/process-instance?variables=a_eq_b",
                "/event-subscription",
                "/history/detail",
                "/history/variable-instance",
                "/history/activity-instance",
                "/history/user-operation",
                "/history/identity-link-log",
                "/history/task",
                "/history/process-instance",
                "/history/process-instance/count",
                "/history/process-instance/report?reportType=duration&periodUnit=month",
                "/optimize/task-instance/running",
                "/user",
                "/group"
            })
    void nobodysDepartmentHasNoListNoCountAndNoHistory(String list) {
        assertThat(Visitor.withPassword(port, Role.NOBODY.login()).status("/engine-rest" + list))
                .isEqualTo(403);
    }

    /** Not even the administrator finds it there: the engine knows ids and gateway facts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task",
                "/variable-instance?deserializeValues=false",
                "/history/variable-instance?deserializeValues=false",
                "/history/detail?deserializeValues=false",
                "/history/user-operation",
                "/history/task",
                "/history/job-log",
                "/incident"
            })
    void theEngineKnowsNoCustomer(String list) {
        leadsImported();

        assertThat(Visitor.withPassword(port, "admin")
                        .get("/engine-rest" + list)
                        .body())
                .doesNotContain(CUSTOMER);
    }

    /** Whatever else the engine has to read, by whatever id: it is shut, or there is no customer in it. */
    @ParameterizedTest
    @EnumSource(names = {"MARKETING", "MARKETING_LEAD"})
    void marketingFindsNoCustomerInAnythingTheEngineHasToRead(Role role) {
        leadsImported();
        Samples samples = new Samples(context);
        Visitor visitor = Visitor.withPassword(port, role.login());

        assertThat(EngineEndpoints.of(servlets, context).stream()
                        .filter(endpoint -> endpoint.method().equals("GET"))
                        .map(Endpoint::path)
                        .filter(path -> path.startsWith("/engine-rest/") && !path.startsWith("/engine-rest/engine"))
                        .map(samples::filled)
                        .filter(address -> visitor.get(address).body().contains(CUSTOMER)))
                .isEmpty();
    }

    @Test
    void marketingSeesNumbersAndNoCustomerOnAnyPageListOrExport() {
        Journey campaign = leadsImported();
        Visitor pages = Visitor.signedIn(port, Role.MARKETING.login());
        Visitor rest = Visitor.withPassword(port, Role.MARKETING.login());
        String key = campaign.campaign().value();

        for (String page : List.of("/campaigns/" + key, "/campaigns/" + key + "/leads", "/campaigns?text=Quuxel")) {
            assertThat(pages.get(page).body()).doesNotContain(CUSTOMER);
        }
        for (String list : List.of("", "/timeline", "/tasks", "/leads/numbers")) {
            assertThat(rest.get("/api/campaigns/" + key + list).body()).doesNotContain(CUSTOMER);
        }
        assertThat(rest.get("/api/campaigns?text=Quuxel").body()).doesNotContain(CUSTOMER);
        assertThat(rest.status("/api/campaigns/" + key + "/leads")).isEqualTo(403);
        assertThat(Visitor.withPassword(port, Role.SERVICE.login())
                        .get("/api/campaigns/" + key + "/leads")
                        .body())
                .contains(CUSTOMER);
    }

    /** Each passed forms, guards and domain by while the engine's interface stood open. */
    @Test
    void nobodyOfTheDepartmentPassesTheGuardsBy() {
        Journey campaign = journeys.inReview();
        String task =
                "/engine-rest/task/" + campaign.task("Review brief for Sales").id();
        Visitor aisha = Visitor.withPassword(port, "aisha");
        Map<String, Object> before = engine.facts(campaign.campaign());
        long lifecycles = runtimeService.createProcessInstanceQuery().count();

        assertThat(
                        List.of(
                                aisha.put(task + "/variables/outcome", "{\"value\":\"approved\",\"type\":\"String\"}"),
                                aisha.post(
                                        task + "/variables",
                                        "{\"modifications\":{\"outcome\":{\"value\":\"approved\"}}}"),
                                aisha.post(task + "/bpmnError", "{\"errorCode\":\"any\"}"),
                                aisha.post(task + "/bpmnEscalation", "{\"escalationCode\":\"any\"}"),
                                aisha.post(task + "/delegate", "{\"userId\":\"tom\"}"),
                                aisha.post("/engine-rest/task/create", "{\"name\":\"Anything\"}"),
                                Visitor.withPassword(port, "mara")
                                        .post(
                                                "/engine-rest/process-definition/key/campaign-lifecycle/start",
                                                "{\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"callActivity_sale\"}]}")))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(403));

        assertThat(engine.facts(campaign.campaign())).isEqualTo(before);
        assertThat(runtimeService.createProcessInstanceQuery().count()).isEqualTo(lifecycles);
        assertThat(campaign.openTasks()).contains("Review brief for Sales");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"assigneeExpression\":\"${1+1}\"}",
                "{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass()}\"}]}",
                "{\"dueBeforeExpression\":\"${now()}\"}"
            })
    void aQueryEvaluatesNothing(String query) {
        assertThat(Visitor.withPassword(port, "jonas")
                        .post("/engine-rest/task", query)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "service", "camunda-admin"})
    void aRoleTakenAwayCountsFromTheNextRequest(String group) {
        boolean administrator = group.equals("camunda-admin");
        Journey campaign = administrator ? journeys.proposed() : leadsImported();
        accounts.create(new NewAccount("mover", "Mo", "Ver", "mover@example.com", List.of(group)), DemoPerson.PASSWORD);
        try {
            Visitor session = Visitor.signedIn(port, "mover");
            Visitor password = Visitor.withPassword(port, "mover");
            List<String> pages = administrator
                    ? List.of("/audit", "/audit/export.csv", "/people/new", "/camunda/app/admin/default/")
                    : pagesOf(campaign);
            List<String> interfaces = administrator
                    ? List.of(
                            "/api/audit",
                            "/engine-rest/user",
                            "/engine-rest/user/count",
                            "/engine-rest/history/variable-instance/count",
                            "/actuator/prometheus")
                    : interfacesOf(campaign);
            pages.forEach(page -> assertThat(session.status(page)).as(page).isEqualTo(200));
            interfaces.forEach(
                    list -> assertThat(password.status(list)).as(list).isEqualTo(200));

            identityService.deleteMembership("mover", group);

            pages.forEach(page -> assertThat(session.status(page)).as(page).isEqualTo(403));
            interfaces.forEach(
                    list -> assertThat(password.status(list)).as(list).isEqualTo(403));
        } finally {
            identityService.deleteUser("mover");
        }
    }

    /** Lists, counts, exports and history in a browser. */
    private List<String> pagesOf(Journey campaign) {
        String key = campaign.campaign().value();
        return List.of(
                "/campaigns",
                "/campaigns/" + key,
                "/campaigns/%s/leads".formatted(key),
                "/campaigns/%s/leads/imports/%d/refusals.csv".formatted(key, importOf(campaign)),
                "/camunda/app/tasklist/default/",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/task/count",
                "/camunda/api/engine/engine/default/history/task",
                "/camunda/api/engine/engine/default/history/user-operation/count");
    }

    private List<String> interfacesOf(Journey campaign) {
        String leads = "/api/campaigns/%s/leads".formatted(campaign.campaign());
        return List.of(
                "/api/campaigns",
                leads,
                leads + "/numbers",
                leads + "/imports/%d/refusals.csv".formatted(importOf(campaign)),
                "/api/campaigns/%s/timeline".formatted(campaign.campaign()),
                "/engine-rest/task",
                "/engine-rest/task/count",
                "/engine-rest/history/task",
                "/engine-rest/history/process-instance/count",
                "/engine-rest/history/user-operation");
    }

    private long importOf(Journey campaign) {
        return jdbc.sql("select id from sale_lead_import where campaign_key = :key")
                .param("key", campaign.campaign().value())
                .query(Long.class)
                .single();
    }

    @Test
    void grantsAreByGroupAndNeverByTask() {
        journeys.inReview().salesSays("endorse", "");

        assertThat(jdbc.sql("""
                                select distinct resource_type_ from act_ru_authorization
                                where resource_type_ in (:tasks, :tasksOnceDone, :instancesOnceDone)
                                  and group_id_ is distinct from 'camunda-admin'
                                """)
                        .param("tasks", Resources.TASK.resourceType())
                        .param("tasksOnceDone", Resources.HISTORIC_TASK.resourceType())
                        .param("instancesOnceDone", Resources.HISTORIC_PROCESS_INSTANCE.resourceType())
                        .query(Integer.class)
                        .list())
                .isEmpty();
        assertThat(jdbc.sql("""
                                select distinct user_id_ from act_ru_authorization
                                where user_id_ is not null and (resource_type_ <> :person or resource_id_ <> user_id_)
                                """)
                        .param("person", Resources.USER.resourceType())
                        .query(String.class)
                        .list())
                .as("people who were granted more than their own account")
                .isEmpty();
    }

    private Journey leadsImported() {
        Journey campaign = journeys.inSale();
        intake.begin(campaign.campaign(), "leads.csv", LEADS, StandardCharsets.UTF_8, JONAS);
        org.awaitility.Awaitility.await()
                .until(() -> jdbc.sql("select state = 'DONE' from sale_lead_import where campaign_key = :key")
                        .param("key", campaign.campaign().value())
                        .query(Boolean.class)
                        .single());
        return campaign;
    }

    private int count(Visitor visitor, String address) throws Exception {
        return json.readTree(visitor.get(address).body()).path("count").asInt(-1);
    }
}
