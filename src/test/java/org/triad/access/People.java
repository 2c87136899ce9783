package org.triad.access;

import java.util.List;
import org.springframework.context.ApplicationContext;
import org.triad.demo.DemoPerson;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.people.AccountDesk;
import org.triad.people.Accounts;
import org.triad.people.Accounts.NewAccount;
import org.triad.people.Person;
import org.triad.testing.Journeys;
import org.triad.testing.Visitor;

/** The people of the access matrix, each as somebody with an HTTP client. */
class People {

    /** Failed sign-ins are counted by address: these must not slow down whoever else comes from here. */
    private static final String ELSEWHERE = "198.51.100.77";

    private static final PersonId GONE = new PersonId(Role.DEACTIVATED.login());

    private final Accounts accounts;
    private final AccountDesk desk;
    private final org.triad.people.People people;

    People(ApplicationContext context) {
        this.accounts = context.getBean(Accounts.class);
        this.desk = context.getBean(AccountDesk.class);
        this.people = context.getBean(org.triad.people.People.class);
        if (people.find(GONE).isEmpty()) {
            accounts.create(
                    new NewAccount(GONE.value(), "Gia", "Gone", "gia@example.com", List.of(Department.SALES.key())),
                    DemoPerson.PASSWORD);
        }
        desk.deactivate(administrator(), GONE);
    }

    /** Sends the password with each request. */
    Visitor withPassword(int port, Role role) {
        if (role.login() == null) {
            return Visitor.anonymous(port);
        }
        Visitor visitor = Visitor.withPassword(port, role.login());
        return role == Role.DEACTIVATED ? visitor.from(ELSEWHERE) : visitor;
    }

    /**
     * Has signed in on the login page and been to a page of the engine's web applications, which hand out a token. Whoever is deactivated
     * did so before.
     */
    Visitor signedIn(int port, Role role) {
        if (role.login() == null) {
            return Visitor.anonymous(port);
        }
        if (role != Role.DEACTIVATED) {
            return arrived(port, role);
        }
        desk.reactivate(administrator(), GONE);
        desk.unlock(administrator(), GONE);
        Visitor visitor = arrived(port, role);
        desk.deactivate(administrator(), GONE);
        return visitor;
    }

    private static Visitor arrived(int port, Role role) {
        Visitor visitor = Visitor.signedIn(port, role.login());
        visitor.get("/camunda/app/welcome/default/");
        return visitor;
    }

    private Person administrator() {
        return people.find(Journeys.ADMIN).orElseThrow();
    }
}
