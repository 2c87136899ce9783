package org.triad.workflow.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;
import org.triad.kernel.Department;
import org.triad.people.Person;
import org.triad.workflow.Lifecycle;

/**
 * What the engine lets a group do. Departments see each other's tasks and reasons; who may act on a task is the {@link TaskGuard}'s
 * business. Existing rows keep what an administrator added, and are written only where something is missing.
 */
@Component
class Authorizations {

    private static final List<String> BUNDLES =
            List.of(Lifecycle.KEY, "draft", "review", "launch", "sale", "handoff", "weekly-sync", "action-item");

    private final AuthorizationService authorizationService;

    Authorizations(AuthorizationService authorizationService) {
        this.authorizationService = authorizationService;
    }

    void grantAll() {
        Map<Grant, Authorization> existing = new HashMap<>();
        authorizationService
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(groups())
                .list()
                .forEach(grant -> existing.put(
                        new Grant(grant.getGroupId(), grant.getResourceType(), grant.getResourceId()), grant));
        grantAll(new Grants(existing));
    }

    private static String[] groups() {
        return Stream.concat(
                        Stream.of(Department.values()).map(Department::key),
                        Stream.of(Person.PROCESS_OWNERS, Person.ADMINISTRATORS))
                .toArray(String[]::new);
    }

    private static void grantAll(Grants grants) {
        for (Department department : Department.values()) {
            for (String bundle : BUNDLES) {
                grants.grant(
                        department.key(),
                        Resources.PROCESS_DEFINITION,
                        bundle,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_HISTORY,
                        ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.TASK_WORK,
                        ProcessDefinitionPermissions.TASK_ASSIGN);
            }
            grants.grant(department.key(), Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grants.grant(department.key(), Resources.FILTER, ANY, Permissions.READ);
            // Tasklist asks for the profile of whoever has a task, and shows a login where it gets none. Lists of
            // people stay shut.
            grants.grant(department.key(), Resources.USER, ANY, Permissions.READ);
        }
        grants.grant(
                Department.MARKETING.key(),
                Resources.PROCESS_DEFINITION,
                Lifecycle.KEY,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grants.grant(Department.MARKETING.key(), Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
        grants.grant(Person.PROCESS_OWNERS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grants.grant(Person.PROCESS_OWNERS, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
        grants.grant(Person.PROCESS_OWNERS, Resources.DECISION_DEFINITION, ANY, Permissions.READ);
        grants.grant(Person.PROCESS_OWNERS, Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE);
        for (Resource resource : Resources.values()) {
            grants.grant(Person.ADMINISTRATORS, resource, ANY, Permissions.ALL);
        }
    }

    private record Grant(String group, int resourceType, String id) {}

    private final class Grants {

        private final Map<Grant, Authorization> existing;

        Grants(Map<Grant, Authorization> existing) {
            this.existing = existing;
        }

        void grant(String group, Resource resource, String id, Permission... permissions) {
            Grant grant = new Grant(group, resource.resourceType(), id);
            Authorization authorization = existing.get(grant);
            if (authorization == null) {
                authorization = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                authorization.setGroupId(group);
                authorization.setResource(resource);
                authorization.setResourceId(id);
            } else if (Stream.of(permissions).allMatch(authorization::isPermissionGranted)) {
                return;
            }
            Stream.of(permissions).forEach(authorization::addPermission);
            existing.put(grant, authorizationService.saveAuthorization(authorization));
        }
    }
}
