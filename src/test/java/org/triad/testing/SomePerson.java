package org.triad.testing;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.triad.kernel.PersonId;
import org.triad.people.Accounts;

/** A person of a test's own, so that the demo people stay as they are for other tests. */
public record SomePerson(String login) {

    /** The password of all of them, which they have chosen themselves. */
    public static final String PASSWORD = "seven quiet otters knitting";

    /** Another one they may choose. */
    public static final String ANOTHER_PASSWORD = "eleven purple kettles humming";

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

    /** Changes the password of whoever is signed in, on the page for that. */
    public static HttpResponse<String> changePassword(Visitor visitor, String current, String password) {
        return visitor.form(
                "/profile/password",
                Map.of(
                        "_csrf", visitor.token("/profile/password"),
                        "current", current,
                        "password", password,
                        "repeated", password));
    }

    /** Signed in on the login page. */
    public Visitor signedIn(int port) {
        Visitor visitor = Visitor.anonymous(port);
        visitor.signIn(login, PASSWORD);
        return visitor;
    }
}
