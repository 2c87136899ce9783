package org.triad.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.demo.DemoPerson;
import org.triad.kernel.Department;
import org.triad.people.Accounts;
import org.triad.people.Accounts.NewAccount;
import org.triad.testing.CheapPasswords;
import org.triad.testing.Visitor;

/** The people of the access matrix, each as somebody with an HTTP client. */
class People {

    private final Accounts accounts;
    private final IdentityService identityService;

    People(ApplicationContext context) {
        this.accounts = context.getBean(Accounts.class);
        this.identityService = context.getBean(IdentityService.class);
        CheapPasswords.arrange(context.getBean(JdbcClient.class));
    }

    /** Sends the password with each request. */
    Visitor withPassword(int port, Role role) {
        return role.login() == null ? Visitor.anonymous(port) : Visitor.withPassword(port, role.login());
    }

    /** Has signed in on the login page and been to a page of the engine's web applications, which hand out a token. */
    Visitor signedIn(int port, Role role) {
        if (role.login() == null) {
            return Visitor.anonymous(port);
        }
        if (role == Role.DEACTIVATED) {
            deactivate();
        }
        Visitor visitor = Visitor.signedIn(port, role.login());
        visitor.get("/camunda/app/welcome/default/");
        return visitor;
    }

    /** Somebody of Sales who is no more. */
    private void deactivate() {
        accounts.create(
                new NewAccount(
                        Role.DEACTIVATED.login(), "Gia", "Gone", "gia@example.com", List.of(Department.SALES.key())),
                DemoPerson.PASSWORD);
        identityService.deleteUser(Role.DEACTIVATED.login());
    }
}
