package org.triad.testing;

import java.util.List;
import java.util.UUID;
import org.triad.kernel.PersonId;
import org.triad.people.Accounts;

/** A person of a test's own, so that the demo people stay as they are for other tests. */
public record SomePerson(String login) {

    /** The password of all of them, which they have chosen themselves. */
    public static final String PASSWORD = "seven quiet otters knitting";

    /** A new person in these groups. */
    public static SomePerson in(Accounts accounts, String... groups) {
        String login = "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        accounts.create(
                new Accounts.NewAccount(login, "Some", "Body", login + "@triad.example", List.of(groups)), PASSWORD);
        return new SomePerson(login);
    }

    public PersonId id() {
        return new PersonId(login);
    }

    /** Signed in on the login page. */
    public Visitor signedIn(int port) {
        Visitor visitor = Visitor.anonymous(port);
        visitor.signIn(login, PASSWORD);
        return visitor;
    }
}
