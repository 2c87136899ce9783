package org.triad.workflow.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.List;
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
 * business. Existing rows stay as an administrator left them.
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
        for (Department department : Department.values()) {
            for (String bundle : BUNDLES) {
                grant(
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
            grant(department.key(), Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(department.key(), Resources.FILTER, ANY, Permissions.READ);
            // Tasklist asks for the profile of whoever has a task, and shows a login where it gets none. Lists of
            // people stay shut.
            grant(department.key(), Resources.USER, ANY, Permissions.READ);
        }
        grant(
                Department.MARKETING.key(),
                Resources.PROCESS_DEFINITION,
                Lifecycle.KEY,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(Department.MARKETING.key(), Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
        grant(Person.PROCESS_OWNERS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(Person.PROCESS_OWNERS, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
        grant(Person.PROCESS_OWNERS, Resources.DECISION_DEFINITION, ANY, Permissions.READ);
        grant(Person.PROCESS_OWNERS, Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE);
        for (Resource resource : Resources.values()) {
            grant(Person.ADMINISTRATORS, resource, ANY, Permissions.ALL);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization existing = authorizationService
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .singleResult();
        Authorization authorization = existing != null
                ? existing
                : authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        for (Permission permission : permissions) {
            authorization.addPermission(permission);
        }
        authorizationService.saveAuthorization(authorization);
    }
}
