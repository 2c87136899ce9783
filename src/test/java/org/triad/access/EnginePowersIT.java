package org.triad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.CampaignKey;
import org.triad.testing.Engine;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;
import org.triad.workflow.Lifecycle;

/**
 * What only administrators may do, asked for with what it needs and of objects that are there, by everybody else and through both of the
 * engine's doors: it is refused, and the tables are as they were.
 */
@TriadTest
class EnginePowersIT {

    private static final Set<Role> EVERYBODY_ELSE = EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR));
    private static final List<String> DOORS = List.of("/engine-rest", "/camunda/api/engine/engine/default");

    /** @param body JSON, empty for none */
    private record Power(String method, String path, String body) {}

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private JdbcClient jdbc;

    private People people;

    @BeforeEach
    void gatherPeople() {
        people = new People(context);
    }

    @Test
    void nobodyElseChangesPeopleGroupsOrAuthorizations() {
        String authorization = jdbc.sql("select id_ from act_ru_authorization where group_id_ = 'sales' limit 1")
                .query(String.class)
                .single();
        String profile = "{\"id\":\"ben\",\"firstName\":\"Eve\",\"lastName\":\"Else\",\"email\":\"eve@example.com\"}";
        List<Power> powers = List.of(
                new Power(
                        "POST",
                        "/user/create",
                        "{\"profile\":%s,\"credentials\":{\"password\":\"a long and odd phrase 7\"}}"
                                .formatted(profile.replace("ben", "eve"))),
                new Power("PUT", "/user/ben/profile", profile),
                new Power("PUT", "/user/ben/credentials", "{\"password\":\"a long and odd phrase 7\"}"),
                new Power("POST", "/user/ben/unlock", ""),
                new Power("DELETE", "/user/ben", ""),
                new Power("POST", "/group/create", "{\"id\":\"eves\",\"name\":\"Eves\",\"type\":\"WORKFLOW\"}"),
                new Power("PUT", "/group/sales", "{\"id\":\"sales\",\"name\":\"Eves\",\"type\":\"WORKFLOW\"}"),
                new Power("DELETE", "/group/sales", ""),
                new Power("PUT", "/group/camunda-admin/members/ben", ""),
                new Power("PUT", "/group/process-owners/members/ben", ""),
                new Power("DELETE", "/group/sales/members/aisha", ""),
                new Power(
                        "POST",
                        "/authorization/create",
                        "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"ben\",\"resourceType\":4,\"resourceId\":\"*\"}"),
                new Power(
                        "PUT",
                        "/authorization/" + authorization,
                        "{\"permissions\":[\"ALL\"],\"groupId\":\"sales\",\"resourceType\":4,\"resourceId\":\"*\"}"),
                new Power("DELETE", "/authorization/" + authorization, ""),
                new Power("POST", "/tenant/create", "{\"id\":\"eves\",\"name\":\"Eves\"}"));
        List<String> tables = List.of(
                "select id_, first_, last_, email_, pwd_, salt_ from act_id_user order by 1",
                "select * from act_id_membership order by 1, 2",
                "select * from act_id_group order by 1",
                "select * from act_ru_authorization order by 1",
                "select * from act_id_tenant order by 1");

        assertThat(triedByEverybodyElse(powers, tables, EVERYBODY_ELSE)).isEmpty();
    }

    @Test
    void nobodyElseStopsRepairsOrRemovesWhatRuns() {
        CampaignKey campaign = journeys.inSale().campaign();
        String instance = engine.running(campaign, Lifecycle.KEY).getId();
        String sale = engine.running(campaign, "sale").getId();
        String job = managementService
                .createJobQuery()
                .processInstanceId(sale)
                .list()
                .get(0)
                .getId();
        List<Power> powers = List.of(
                new Power("DELETE", "/process-instance/" + instance, ""),
                new Power("POST", "/process-instance/delete", "{\"processInstanceIds\":[\"%s\"]}".formatted(instance)),
                new Power("PUT", "/process-instance/" + sale + "/suspended", "{\"suspended\":true}"),
                new Power(
                        "PUT",
                        "/process-instance/suspended",
                        "{\"suspended\":true,\"processInstanceIds\":[\"%s\"]}".formatted(sale)),
                new Power(
                        "POST",
                        "/process-instance/" + sale + "/modification",
                        "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"userTask_closeSale\"}]}"),
                new Power(
                        "POST",
                        "/process-instance/" + sale + "/variables",
                        "{\"modifications\":{\"outcome\":{\"value\":\"closed\",\"type\":\"String\"}}}"),
                new Power("PUT", "/execution/" + sale + "/localVariables/outcome", "{\"value\":\"closed\"}"),
                new Power(
                        "POST",
                        "/message",
                        "{\"messageName\":\"Anything\",\"processInstanceId\":\"%s\"}".formatted(sale)),
                new Power("POST", "/signal", "{\"name\":\"Anything\"}"),
                new Power("POST", "/job/" + job + "/execute", ""),
                new Power("PUT", "/job/" + job + "/duedate", "{\"duedate\":\"2020-01-01T00:00:00.000+0000\"}"),
                new Power("PUT", "/job/" + job + "/retries", "{\"retries\":0}"),
                new Power("PUT", "/job/" + job + "/suspended", "{\"suspended\":true}"),
                new Power("DELETE", "/job/" + job, ""),
                new Power("PUT", "/job/suspended", "{\"suspended\":true,\"processDefinitionKey\":\"sale\"}"));
        List<String> tables = List.of(
                "select id_, act_id_, is_active_, suspension_state_ from act_ru_execution order by 1",
                "select id_, duedate_, retries_, suspension_state_ from act_ru_job order by 1",
                "select id_, name_, text_, long_ from act_ru_variable order by 1",
                "select * from act_ru_batch order by 1");

        assertThat(triedByEverybodyElse(powers, tables, EVERYBODY_ELSE)).isEmpty();
    }

    @Test
    void nobodyElseRemovesOrSuspendsDiagrams() {
        var lifecycle = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(Lifecycle.KEY)
                .latestVersion()
                .singleResult();
        String definition = "/process-definition/" + lifecycle.getId();
        String deployment = "/deployment/" + lifecycle.getDeploymentId();
        List<Power> powers = List.of(
                new Power("DELETE", deployment, ""),
                new Power("DELETE", deployment + "?cascade=true", ""),
                new Power("POST", deployment + "/redeploy", "{}"),
                new Power("DELETE", definition, ""),
                new Power("DELETE", "/process-definition/key/" + Lifecycle.KEY + "?cascade=true", ""),
                new Power("PUT", definition + "/suspended", "{\"suspended\":true,\"includeProcessInstances\":true}"),
                new Power("PUT", definition + "/history-time-to-live", "{\"historyTimeToLive\":0}"),
                new Power(
                        "POST", "/process-definition/key/" + Lifecycle.KEY + "/start", "{\"businessKey\":\"C-9999\"}"),
                new Power(
                        "POST",
                        "/migration/generate",
                        "{\"sourceProcessDefinitionId\":\"%1$s\",\"targetProcessDefinitionId\":\"%1$s\"}"
                                .formatted(lifecycle.getId())));

        assertThat(triedByEverybodyElse(powers, DIAGRAMS, EVERYBODY_ELSE)).isEmpty();
    }

    /** History is an asset: the engine would delete what ever happened along with a diagram. */
    @Test
    void notEvenAnAdministratorRemovesADiagramWithItsHistory() {
        journeys.proposed();
        String deployment = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(Lifecycle.KEY)
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        List<String> tables = new ArrayList<>(DIAGRAMS);
        tables.add("select id_ from act_hi_procinst order by 1");
        List<Power> powers = List.of(
                new Power("DELETE", "/deployment/" + deployment + "?cascade=true", ""),
                new Power("DELETE", "/deployment/" + deployment + "?cascade=TRUE&cascade=false", ""),
                new Power("DELETE", "/deployment/" + deployment + "?skipCustomListeners=true&%63ascade=true", ""),
                new Power("DELETE", "/process-definition/key/" + Lifecycle.KEY + "/delete?cascade=true", ""),
                new Power("DELETE", "/process-definition/key/" + Lifecycle.KEY + "?cascade=true", ""));

        assertThat(triedByEverybodyElse(powers, tables, EnumSet.of(Role.ADMINISTRATOR)))
                .isEmpty();
    }

    private static final List<String> DIAGRAMS = List.of(
            "select id_, version_, suspension_state_, history_ttl_ from act_re_procdef order by 1",
            "select id_ from act_re_deployment order by 1",
            "select id_ from act_hi_procinst where business_key_ = 'C-9999'");

    /** What was not refused, or has left something behind. */
    private List<String> triedByEverybodyElse(List<Power> powers, List<String> tables, Set<Role> roles) {
        List<String> done = new ArrayList<>();
        long runningBefore = runtimeService.createProcessInstanceQuery().count();
        List<Object> before = content(tables);
        for (Role role : roles) {
            Visitor withPassword = people.withPassword(port, role);
            Visitor signedIn = people.signedIn(port, role);
            for (Power power : powers) {
                for (String door : DOORS) {
                    Visitor visitor = door.startsWith("/camunda") ? signedIn : withPassword;
                    var answer = visitor.ask(power.method(), door + power.path(), "application/json", power.body());
                    boolean stranger = role == Role.ANONYMOUS || role == Role.DEACTIVATED;
                    if (!Answered.is(role, stranger ? AccessMatrix.Cell.LOGIN : AccessMatrix.Cell.NO, answer)) {
                        done.add("%s %s%s as %s: %d %s"
                                .formatted(
                                        power.method(),
                                        door,
                                        power.path(),
                                        role,
                                        answer.statusCode(),
                                        Answered.gist(answer)));
                    }
                }
            }
        }
        List<Object> after = content(tables);
        for (int table = 0; table < tables.size(); table++) {
            if (!before.get(table).equals(after.get(table))) {
                done.add("changed: " + tables.get(table));
            }
        }
        assertThat(runtimeService.createProcessInstanceQuery().count()).isEqualTo(runningBefore);
        return done;
    }

    private List<Object> content(List<String> tables) {
        return tables.stream()
                .map(table -> (Object) jdbc.sql(table).query().listOfRows().toString())
                .toList();
    }
}
