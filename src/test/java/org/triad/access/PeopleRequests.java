package org.triad.access;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.triad.access.AccessMatrix.Cell;
import org.triad.access.AccessMatrix.Row;
import org.triad.people.Accounts;
import org.triad.people.PeopleDirectory;
import org.triad.testing.SomePerson;

/** Asks for accounts: somebody of their own for whoever may change one, all others ask for one that has to stay as it is. */
final class PeopleRequests {

    private static final String DETAILS =
            "{\"firstName\":\"An\",\"lastName\":\"Other\",\"email\":\"other@triad.example\"}";

    private final Accounts accounts;
    private final PeopleDirectory directory;
    private final SomePerson untouched;
    private final String before;

    PeopleRequests(ApplicationContext context) {
        this.accounts = context.getBean(Accounts.class);
        this.directory = context.getBean(PeopleDirectory.class);
        this.untouched = SomePerson.in(accounts, "sales");
        this.before = state();
    }

    static boolean answersFor(Row row) {
        String path = row.endpoint().path();
        return path.startsWith("/people")
                || path.startsWith("/profile")
                || path.matches("/api/(people|me|absences)(/.*)?");
    }

    HttpResponse<String> send(Row row, Cell expected, Caller caller) {
        String method = row.endpoint().method();
        String path = row.endpoint().path();
        boolean changes = expected == Cell.YES && !method.equals("GET") && path.contains("{login}");
        String address = path.replace("{id}", "0")
                .replace("{login}", (changes ? SomePerson.in(accounts, "sales") : untouched).login());
        if (method.equals("GET")) {
            return caller.visitor().get(address);
        }
        if (path.startsWith("/api/")) {
            return caller.visitor().ask(method, address, "application/json", body(path));
        }
        Map<String, String> fields = new HashMap<>(fields(path));
        fields.put("_csrf", caller.token());
        return caller.visitor().form(address, fields);
    }

    /** Whether the account nobody was to change has changed. */
    Optional<String> changed() {
        return Optional.of(state()).filter(now -> !now.equals(before));
    }

    private String state() {
        return directory.find(untouched.id()).toString();
    }

    /** One's own password and details stay as they are: what is sent is not accepted, but only after one was let in. */
    private static String body(String path) {
        return switch (path) {
            case "/api/people" -> "{\"login\":\"not a login\"}";
            case "/api/people/{login}" -> DETAILS;
            case "/api/people/{login}/away-today", "/api/me/absences" -> "{}";
            case "/api/people/{login}/groups" -> "{\"groups\":[\"service\"]}";
            default -> "";
        };
    }

    private static Map<String, String> fields(String path) {
        return switch (path) {
            case "/people" -> Map.of("login", "not a login");
            case "/people/{login}" -> Map.of("firstName", "An", "lastName", "Other", "email", "other@triad.example");
            case "/people/{login}/groups" -> Map.of("groups", "service");
            case "/profile" -> Map.of("firstName", "", "lastName", "", "email", "no address");
            case "/profile/password" -> Map.of("password", "one thing", "repeated", "another thing");
            case "/profile/sessions/end" -> Map.of("handle", "no-such");
            default -> Map.of();
        };
    }
}
