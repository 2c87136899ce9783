package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheckBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;

/** Whatever authorizations somebody writes: our checks give the answers of the engine's own. */
@TriadTest
class AuthorizationChecksIT {

    private static final String PERSON = "somebody";
    private static final List<String> GROUPS = List.of("some-group", "other-group");
    private static final List<String> IDS = List.of(Authorization.ANY, "draft", "review");
    private static final int ROUNDS = 15;
    private static final int QUESTIONS = 15;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Journeys journeys;

    private final List<String> written = new ArrayList<>();
    private Journey campaign;

    @BeforeEach
    void thereAreTasks() {
        campaign = journeys.inReview();
    }

    @AfterEach
    void nothingStays() {
        identities.clearAuthentication();
        written.forEach(authorizations::deleteAuthorization);
        written.clear();
    }

    @Test
    void aQuestionAboutOneThing() {
        Random chance = new Random(20261124);
        int allowed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            writeAnything(chance);
            for (int i = 0; i < QUESTIONS; i++) {
                CompositePermissionCheck question = question(chance);
                boolean engines = asked(new AuthorizationManager(), question);
                assertThat(asked(new DepartmentAuthorizationChecks(jdbc), question))
                        .as("round %d, question %d", round, i)
                        .isEqualTo(engines);
                allowed += engines ? 1 : 0;
            }
            nothingStays();
        }
        assertThat(allowed).isBetween(ROUNDS * QUESTIONS / 10, ROUNDS * QUESTIONS * 9 / 10);
    }

    @Test
    void aPersonSeesTheTasksOfTheDiagramsTheyMayReadWhateverTheyAsk() {
        write(
                Authorization.AUTH_TYPE_GRANT,
                false,
                Resources.PROCESS_DEFINITION,
                "review",
                ProcessDefinitionPermissions.READ_TASK);
        TaskQuery query = ofCampaign();
        assertThat(seen(query::count)).isEqualTo(2);
        assertThat(seen(() -> query.list().size())).isEqualTo(2);
        assertThat(seen(() -> query.processDefinitionKeyIn("draft", "launch").count()))
                .isZero();
        identities.clearAuthentication();
        assertThat(ofCampaign().count()).isEqualTo(2);
    }

    @Test
    void aPersonWhoMayReadOtherDiagramsSeesNone() {
        write(
                Authorization.AUTH_TYPE_GRANT,
                false,
                Resources.PROCESS_DEFINITION,
                "draft",
                ProcessDefinitionPermissions.READ_TASK);
        assertThat(seen(() -> ofCampaign().count())).isZero();
        assertThat(seen(() -> ofCampaign()
                        .or()
                        .taskNameLike("%")
                        .taskUnassigned()
                        .endOr()
                        .count()))
                .isZero();
    }

    @Test
    void aPersonWithoutAnyAuthorizationSeesNone() {
        assertThat(seen(() -> ofCampaign().count())).isZero();
    }

    @Test
    void aSingleTaskCanBeShownBesideDiagramsAndATakenDiagramIsNotShown() {
        write(
                Authorization.AUTH_TYPE_GRANT,
                false,
                Resources.PROCESS_DEFINITION,
                "draft",
                ProcessDefinitionPermissions.READ_TASK);
        write(
                Authorization.AUTH_TYPE_GRANT,
                false,
                Resources.TASK,
                campaign.task("Review brief for Sales").id(),
                TaskPermissions.READ);
        assertThat(seen(() -> ofCampaign().count())).isEqualTo(1);

        write(
                Authorization.AUTH_TYPE_GRANT,
                true,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ_TASK);
        assertThat(seen(() -> ofCampaign().count())).isEqualTo(2);

        write(
                Authorization.AUTH_TYPE_REVOKE,
                false,
                Resources.PROCESS_DEFINITION,
                "review",
                ProcessDefinitionPermissions.READ_TASK);
        assertThat(seen(() -> ofCampaign().count())).isEqualTo(1);
    }

    @Test
    void whatOnePersonMayReadIsNotKeptInTheQuery() {
        write(
                Authorization.AUTH_TYPE_GRANT,
                false,
                Resources.PROCESS_DEFINITION,
                "draft",
                ProcessDefinitionPermissions.READ_TASK);
        TaskQuery query = ofCampaign();
        assertThat(seen(query::count)).isZero();

        identities.clearAuthentication();
        assertThat(query.count()).isEqualTo(2);

        String everything = filters.createFilterQuery()
                .filterName("Everything")
                .singleResult()
                .getId();
        String stored = jdbc.queryForObject("select query_ from act_ru_filter where id_ = ?", String.class, everything);
        write(Authorization.AUTH_TYPE_GRANT, false, Resources.FILTER, everything, Permissions.READ);
        seen(() -> filters.list(everything));
        assertThat(jdbc.queryForObject("select query_ from act_ru_filter where id_ = ?", String.class, everything))
                .isEqualTo(stored);
    }

    private TaskQuery ofCampaign() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(campaign.campaign().value());
    }

    private <T> T seen(Supplier<T> question) {
        identities.setAuthentication(PERSON, GROUPS);
        return question.get();
    }

    private boolean asked(AuthorizationManager checks, CompositePermissionCheck question) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command -> checks.isAuthorized(PERSON, GROUPS, question));
    }

    private CompositePermissionCheck question(Random chance) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command -> {
                    PermissionCheckBuilder question = new PermissionCheckBuilder();
                    if (chance.nextInt(3) == 0) {
                        question.conjunctive();
                    }
                    for (int i = 0; i <= chance.nextInt(3); i++) {
                        boolean task = chance.nextInt(3) == 0;
                        question.atomicCheckForResourceId(
                                task ? Resources.TASK : Resources.PROCESS_DEFINITION,
                                chance.nextInt(6) == 0 ? null : pick(chance, IDS),
                                task ? pick(chance, taskPermissions()) : pick(chance, diagramPermissions()));
                    }
                    return question.build();
                });
    }

    private void writeAnything(Random chance) {
        for (int i = 0; i < 1 + chance.nextInt(6); i++) {
            int type = pick(chance, List.of(0, 1, 1, 1, 2));
            boolean task = chance.nextInt(3) == 0;
            try {
                write(
                        type,
                        chance.nextBoolean(),
                        task ? Resources.TASK : Resources.PROCESS_DEFINITION,
                        pick(chance, IDS),
                        task ? pick(chance, taskPermissions()) : pick(chance, diagramPermissions()));
            } catch (RuntimeException twice) {
                // The same person or group has one for the same thing already.
                continue;
            }
        }
    }

    private void write(int type, boolean group, Resource resource, String id, Permission permission) {
        identities.clearAuthentication();
        Authorization authorization = authorizations.createNewAuthorization(type);
        if (type == Authorization.AUTH_TYPE_GLOBAL) {
            authorization.setUserId(Authorization.ANY);
        } else if (group) {
            authorization.setGroupId(GROUPS.get(written.size() % GROUPS.size()));
        } else {
            authorization.setUserId(PERSON);
        }
        authorization.setResource(resource);
        authorization.setResourceId(id);
        if (type == Authorization.AUTH_TYPE_REVOKE) {
            authorization.removePermission(permission);
        } else {
            authorization.addPermission(permission);
        }
        written.add(authorizations.saveAuthorization(authorization).getId());
    }

    private static List<Permission> taskPermissions() {
        return List.of(TaskPermissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.UPDATE);
    }

    private static List<Permission> diagramPermissions() {
        return List.of(
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.TASK_WORK,
                ProcessDefinitionPermissions.READ);
    }

    private static <T> T pick(Random chance, List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }
}
