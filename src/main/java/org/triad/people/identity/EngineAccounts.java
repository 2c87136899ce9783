package org.triad.people.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.Accounts;
import org.triad.people.Person;
import org.triad.people.Standing;

/** Keeps accounts and groups in the engine's identity tables, where Camunda Admin finds them. */
@Component
class EngineAccounts implements Accounts {

    private final IdentityService identityService;
    private final AccountTable table;

    EngineAccounts(IdentityService identityService, AccountTable table) {
        this.identityService = identityService;
        this.table = table;
    }

    /** Makes the groups that are missing. */
    @Transactional
    public void createGroups() {
        Map<String, String> groups = new LinkedHashMap<>();
        for (Department department : Department.values()) {
            groups.put(department.key(), department.label());
            groups.put(department.leadsKey(), "Leads of " + department.label());
        }
        groups.put(Person.PROCESS_OWNERS, "Process owners");
        groups.put(Person.ADMINISTRATORS, "Administrators");
        groups.keySet()
                .removeAll(
                        identityService
                                .createGroupQuery()
                                .groupIdIn(groups.keySet().toArray(String[]::new))
                                .list()
                                .stream()
                                .map(Group::getId)
                                .toList());
        groups.forEach((id, name) -> {
            Group group = identityService.newGroup(id);
            group.setName(name);
            group.setType(id.equals(Person.ADMINISTRATORS) ? "SYSTEM" : "WORKFLOW");
            identityService.saveGroup(group);
        });
    }

    @Override
    @Transactional
    public void create(NewAccount account, String password) {
        if (identityService.createUserQuery().userId(account.login()).count() > 0) {
            return;
        }
        User user = identityService.newUser(account.login());
        user.setFirstName(account.firstName());
        user.setLastName(account.lastName());
        user.setEmail(account.email());
        user.setPassword(password);
        // The demo's password is known to everybody anyway, and the settings have checked the first administrator's.
        PasswordRules.exempt(() -> identityService.saveUser(user));
        table.passwordChosen(account.login());
        account.groups().forEach(group -> identityService.createMembership(account.login(), group));
    }

    @Override
    public boolean hasAdministrator() {
        return identityService
                        .createUserQuery()
                        .memberOfGroup(Person.ADMINISTRATORS)
                        .count()
                > 0;
    }

    @Override
    public Optional<Standing> standing(PersonId id) {
        return table.find(id.value()).map(AccountTable.Row::standing);
    }
}
