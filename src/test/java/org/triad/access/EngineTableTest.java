package org.triad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.triad.access.AccessMatrix.Cell;

/**
 * What no row of the engine's table may say, from the rules of the house and without a look at what is open. That the engine answers as
 * the table says is {@link EngineAccessIT}'s business.
 */
class EngineTableTest {

    private static final Set<Role> STRANGERS = EnumSet.of(Role.ANONYMOUS, Role.DEACTIVATED);
    private static final Set<Role> DEPARTMENTS = EnumSet.range(Role.MARKETING, Role.SERVICE_LEAD);

    /** What a person may send: to their tasks, for a proposal, and questions that are asked with a body. */
    private static final Pattern WORK = Pattern.compile("""
            /task/\\{id}(/(claim|unclaim|assignee|complete|submit-form|comment/create|identity-links|identity-links/delete))?\
            |/process-definition/(key/\\{key}|\\{id})/submit-form\
            |/(task|filter/\\{id})/count|/task|/filter/\\{id}/list\
            |/identity/password-policy|/camunda/api/admin/auth/user/\\{processEngineName}/logout""");

    /** What an owner may send besides: a bundle, and Cockpit's questions. */
    private static final Pattern OWNERS_WORK = Pattern.compile("""
            /deployment/create|/process-instance/count|/camunda/api/cockpit/plugin/base/\\{engine}/.*""");

    private final AccessMatrix matrix = AccessMatrix.read("engine.csv");

    @Test
    void strangersReadAndChangeNothing() {
        assertThat(rows(row -> !row.endpoint().path().endsWith("/logout"), STRANGERS, cell -> cell != Cell.LOGIN))
                .isEmpty();
    }

    @Test
    void whoHasNoDepartmentLearnsNoMoreThanWhoTheyAre() {
        assertThat(rows(row -> true, Set.of(Role.NOBODY), cell -> cell == Cell.YES))
                .containsExactlyInAnyOrder(
                        "GET /camunda/api/admin/auth/user/{processEngineName}",
                        "POST /camunda/api/admin/auth/user/{processEngineName}/logout",
                        "GET /camunda/api/admin/plugin/adminPlugins/static/{file}",
                        "GET /camunda/api/cockpit/plugin/base/static/{file}",
                        "GET /camunda/api/cockpit/plugin/cockpitPlugins/static/{file}",
                        "GET /camunda/api/tasklist/plugin/tasklistPlugins/static/{file}",
                        "GET /engine",
                        "GET /identity/password-policy",
                        "POST /identity/password-policy",
                        "GET /version");
    }

    @Test
    void departmentsSendOnlyWhatTheirWorkNeeds() {
        assertThat(rows(this::changes, DEPARTMENTS, cell -> cell == Cell.YES))
                .allSatisfy(row -> assertThat(path(row)).matches(WORK));
    }

    @Test
    void ownersSendOnlyBundlesAndQuestions() {
        assertThat(rows(this::changes, Set.of(Role.OWNER), cell -> cell == Cell.YES))
                .allSatisfy(row -> assertThat(WORK.matcher(path(row)).matches()
                                || OWNERS_WORK.matcher(path(row)).matches())
                        .as(row)
                        .isTrue());
    }

    /** Nor do they see more of each other's; that only the own department acts is the guards' and {@link TaskAccessIT}'s business. */
    @Test
    void noDepartmentAndNoLeadPassesAnotherAtThisDoor() {
        matrix.rows()
                .forEach((row, cells) -> assertThat(
                                DEPARTMENTS.stream().map(cells::get).distinct())
                        .as(row.toString())
                        .hasSize(1));
    }

    /** Where values, jobs, people and decisions can be read, customers' data could be one day. */
    @Test
    void valuesJobsPeopleAndDecisionsAreReadByAdministratorsAlone() {
        Pattern values = Pattern.compile(
                "/(history/)?(variable-instance|detail|activity-instance|job-log|decision-instance|external-task-log"
                        + "|identity-link-log|incident|batch)(/.*)?|/(execution|job|event-subscription|external-task|group"
                        + "|tenant|user|authorization|schema/log)(/.*)?|/process-instance/\\{id}/.+");
        Set<String> asked = Set.of("GET /authorization/check", "GET /user/{id}/profile");

        assertThat(rows(
                        row -> values.matcher(row.endpoint().path()).matches() && !asked.contains(row.toString()),
                        EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR)),
                        cell -> cell == Cell.YES))
                .isEmpty();
    }

    @Test
    void nobodyTakesHistoryAwayOrSignsInByAnotherDoor() {
        Pattern shut =
                Pattern.compile("DELETE /history/.*|POST /history/.*/(delete|set-removal-time)|.*delete-historic.*"
                        + "|DELETE /(task|process-instance)/\\{id}/comment.*|PUT /history/user-operation/.*/clear-annotation"
                        + "|.* /identity/verify|PUT /user/\\{id}/credentials|.*/setup/.*|.*/login/.*|.* /telemetry/.*");
        List<String> rows = rows(row -> shut.matcher(row.toString()).matches(), EnumSet.allOf(Role.class), any -> true);

        assertThat(rows).hasSizeGreaterThan(14);
        assertThat(rows(
                        row -> shut.matcher(row.toString()).matches(),
                        EnumSet.allOf(Role.class),
                        cell -> cell == Cell.YES))
                .isEmpty();
    }

    private boolean changes(AccessMatrix.Row row) {
        return !Set.of("GET", "OPTIONS").contains(row.endpoint().method());
    }

    private static String path(String row) {
        return row.substring(row.indexOf(' ') + 1);
    }

    private List<String> rows(Predicate<AccessMatrix.Row> which, Set<Role> roles, Predicate<Cell> cell) {
        return matrix.rows().entrySet().stream()
                .filter(row -> which.test(row.getKey()))
                .filter(row -> roles.stream().map(row.getValue()::get).anyMatch(cell))
                .map(Map.Entry::getKey)
                .map(AccessMatrix.Row::toString)
                .toList();
    }
}
