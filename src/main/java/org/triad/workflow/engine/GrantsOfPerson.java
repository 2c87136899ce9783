package org.triad.workflow.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The engine's authorizations of one person and their groups, read in one plain statement, and the answers the engine's own statements
 * give from these rows. Those are many times as long, and what the engine spends on putting one together is more than on anything else
 * when a task is completed.
 *
 * @param rows all that name the person, one of the groups or everybody
 */
record GrantsOfPerson(List<Row> rows) {

    private static final String SELECT = """
            select type_, group_id_ is not null as of_group, user_id_ = '*' as of_everybody, resource_type_, resource_id_, perms_
            from act_ru_authorization where user_id_ in (?, '*') or group_id_ = any (?)
            """;

    /**
     * One authorization.
     *
     * @param permissions a bit for each permission that is granted, or of a revocation for each that is left
     */
    record Row(int type, boolean ofGroup, boolean ofEverybody, int resource, String id, int permissions) {

        private boolean holds(int asked) {
            return (permissions & asked) == asked;
        }
    }

    /** Whose word it is, in the order in which the engine asks: what names the person comes before what names a group. */
    private enum Voice {
        PERSON(row -> !row.ofGroup() && !row.ofEverybody(), Authorization.AUTH_TYPE_GRANT),
        GROUP(Row::ofGroup, Authorization.AUTH_TYPE_GRANT),
        EVERYBODY(Row::ofEverybody, Authorization.AUTH_TYPE_GLOBAL);

        private final Predicate<Row> speaks;
        private final int grant;

        Voice(Predicate<Row> speaks, int grant) {
            this.speaks = speaks;
            this.grant = grant;
        }

        private boolean grants(Row row) {
            return speaks.test(row) && row.type() == grant;
        }

        /** For everybody the engine takes what is not granted for revoked. */
        private boolean revokes(Row row) {
            return speaks.test(row) && row.type() == (this == EVERYBODY ? grant : Authorization.AUTH_TYPE_REVOKE);
        }
    }

    static GrantsOfPerson read(JdbcTemplate jdbc, String person, List<String> groups) {
        return new GrantsOfPerson(jdbc.query(
                SELECT,
                (row, index) -> new Row(
                        row.getInt(1),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getInt(6)),
                person,
                groups.toArray(String[]::new)));
    }

    /** Whether anything at all is taken away from them. */
    boolean revokeAnything() {
        return rows.stream().anyMatch(row -> row.type() == Authorization.AUTH_TYPE_REVOKE);
    }

    /** Whether this is one of the questions that are answered here: about things by their ids, without questions inside of questions. */
    static boolean answer(CompositePermissionCheck question) {
        return question.getCompositeChecks().isEmpty()
                && !question.getAtomicChecks().isEmpty()
                && question.getAtomicChecks().stream().allMatch(check -> check.getResourceIdQueryParam() == null);
    }

    boolean allow(CompositePermissionCheck question) {
        List<PermissionCheck> checks = question.getAtomicChecks();
        if (question.isDisjunctive()) {
            // The first that has an answer decides, as the engine's coalesce does.
            for (PermissionCheck check : checks) {
                Boolean answer = answer(check);
                if (answer != null) {
                    return answer;
                }
            }
            return false;
        }
        return checks.stream().allMatch(check -> Boolean.TRUE.equals(answer(check)));
    }

    /** Null where nothing is said. */
    private Boolean answer(PermissionCheck check) {
        List<String> ids =
                check.getResourceId() == null || check.getResourceId().equals(Authorization.ANY)
                        ? List.of(Authorization.ANY)
                        : List.of(check.getResourceId(), Authorization.ANY);
        for (Voice voice : Voice.values()) {
            for (String id : ids) {
                Boolean said = said(voice, check.getResourceType(), id, check.getPerms());
                if (said != null) {
                    return said;
                }
            }
        }
        return check.getAuthorizationNotFoundReturnValue() == null
                ? null
                : Boolean.valueOf(check.getAuthorizationNotFoundReturnValue() == 1);
    }

    private Boolean said(Voice voice, int resource, String id, int permission) {
        // Where nothing at all is revoked, the engine does not ask what is, and a grant to everybody takes nothing away
        // either.
        boolean minds = revokeAnything();
        boolean revoked = false;
        for (Row row : rows) {
            if (row.resource() == resource && id.equals(row.id())) {
                if (voice.grants(row) && row.holds(permission)) {
                    return true;
                }
                revoked |= minds && voice.revokes(row) && !row.holds(permission);
            }
        }
        return revoked ? false : null;
    }

    /** The ids for which a permission is granted by anybody; only of use where nothing is revoked. */
    Set<String> granted(Resource resource, Permission permission) {
        Set<String> ids = new HashSet<>();
        for (Row row : rows) {
            if (row.type() != Authorization.AUTH_TYPE_REVOKE
                    && row.resource() == resource.resourceType()
                    && row.holds(permission.getValue())) {
                ids.add(row.id());
            }
        }
        return ids;
    }
}
