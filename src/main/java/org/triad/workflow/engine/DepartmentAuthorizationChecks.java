package org.triad.workflow.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The engine's authorization checks with the same answers for less: what a person and their groups may is read once per command (see
 * {@link GrantsOfPerson}), and lists of tasks are narrowed to the diagrams a person may read instead of being joined with authorizations.
 * The engine also deletes the authorizations of every task and instance that ends, of which there are none (see
 * {@link DepartmentAuthorizations}).
 */
class DepartmentAuthorizationChecks extends AuthorizationManager {

    /** Authorizations name these by id only where somebody wrote one by hand; an id is never used again, so such a row says nothing. */
    private static final Set<Resource> WITHOUT_ROWS = Set.of(Resources.TASK, Resources.PROCESS_INSTANCE);

    private record Asker(String person, List<String> groups) {}

    private final JdbcTemplate jdbc;
    private final Map<Asker, GrantsOfPerson> known = new HashMap<>();

    DepartmentAuthorizationChecks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One for each command. */
    static SessionFactory factory(JdbcTemplate jdbc) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new DepartmentAuthorizationChecks(jdbc);
            }
        };
    }

    /** All of them. Leaving out those without authorizations changes no answer. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> authenticatedGroupIds) {
        return authenticatedGroupIds == null ? List.of() : authenticatedGroupIds;
    }

    @Override
    protected boolean isRevokeAuthCheckEnabled(String userId, List<String> groupIds) {
        return grants(userId, groupIds).revokeAnything();
    }

    @Override
    public boolean isAuthorized(String userId, List<String> groupIds, PermissionCheck check) {
        return isAuthorized(userId, groupIds, createCompositePermissionCheck(check));
    }

    @Override
    public boolean isAuthorized(String userId, List<String> groupIds, CompositePermissionCheck checks) {
        if (!isAuthorizationEnabled()) {
            return true;
        }
        boolean answerable = GrantsOfPerson.answer(checks)
                && checks.getAtomicChecks().stream().allMatch(this::isResourceValidForPermission);
        return answerable ? grants(userId, groupIds).allow(checks) : super.isAuthorized(userId, groupIds, checks);
    }

    /**
     * Where the diagrams a person may read decide alone, the query is narrowed to them. Authorizations of single tasks and whatever is
     * revoked are left to the engine.
     */
    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        super.configureTaskQuery(query);
        AuthorizationCheck check = query.getAuthCheck();
        if (!check.isAuthorizationCheckEnabled() || check.isRevokeAuthorizationCheckEnabled()) {
            return;
        }
        GrantsOfPerson grants = grants(check.getAuthUserId(), check.getAuthGroupIds());
        Set<String> tasks = grants.granted(Resources.TASK, Permissions.READ);
        Set<String> diagrams = grants.granted(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.READ_TASK);
        boolean all = tasks.contains(ANY) || diagrams.contains(ANY);
        if (!all && (!tasks.isEmpty() || diagrams.isEmpty())) {
            return;
        }
        check.setAuthorizationCheckEnabled(false);
        if (!all) {
            query.addOrQuery(new ReadableTasks(diagrams));
        }
    }

    private GrantsOfPerson grants(String person, List<String> groups) {
        return known.computeIfAbsent(
                new Asker(person, filterAuthenticatedGroupIds(groups)),
                asker -> GrantsOfPerson.read(jdbc, asker.person(), asker.groups()));
    }

    @Override
    public void insert(DbEntity authorization) {
        super.insert(authorization);
        known.clear();
    }

    @Override
    public void update(AuthorizationEntity authorization) {
        super.update(authorization);
        known.clear();
    }

    @Override
    public void delete(DbEntity authorization) {
        super.delete(authorization);
        known.clear();
    }

    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String resourceId) {
        if (!WITHOUT_ROWS.contains(resource)) {
            super.deleteAuthorizationsByResourceId(resource, resourceId);
        }
    }
}
