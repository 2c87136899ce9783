package org.triad.workflow.engine;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine's authorization checks with the same answers in a third of the statements. The engine asks which groups have authorizations
 * at all and whether anything is revoked before it asks what it wants to know, and deletes the authorizations of every task and instance
 * that ends, of which there are none (see {@link DepartmentAuthorizations}).
 */
class DepartmentAuthorizationChecks extends AuthorizationManager {

    /** Authorizations name these by id only where somebody wrote one by hand; an id is never used again, so such a row says nothing. */
    private static final Set<Resource> WITHOUT_ROWS = Set.of(Resources.TASK, Resources.PROCESS_INSTANCE);

    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new DepartmentAuthorizationChecks();
            }
        };
    }

    /** All of them. Leaving out those without authorizations changes no answer. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> authenticatedGroupIds) {
        return authenticatedGroupIds == null ? List.of() : authenticatedGroupIds;
    }

    @Override
    public boolean isAuthorized(String userId, List<String> groupIds, PermissionCheck check) {
        return mindingWhatIsRevoked(() -> super.isAuthorized(userId, groupIds, check));
    }

    @Override
    public boolean isAuthorized(String userId, List<String> groupIds, CompositePermissionCheck checks) {
        return mindingWhatIsRevoked(() -> super.isAuthorized(userId, groupIds, checks));
    }

    /**
     * A question about one resource looks for what is revoked in the same statement. Lists go on asking first, since with that in their
     * statement they are slow.
     */
    private boolean mindingWhatIsRevoked(BooleanSupplier question) {
        Boolean before = isRevokeAuthCheckUsed;
        isRevokeAuthCheckUsed = true;
        try {
            return question.getAsBoolean();
        } finally {
            isRevokeAuthCheckUsed = before;
        }
    }

    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String resourceId) {
        if (!WITHOUT_ROWS.contains(resource)) {
            super.deleteAuthorizationsByResourceId(resource, resourceId);
        }
    }
}
