package org.triad.people.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.AccountDesk;
import org.triad.people.AccountDesk.Proof;
import org.triad.people.AccountDesk.TemporaryPassword;
import org.triad.people.CurrentPerson;
import org.triad.people.PeopleDirectory;
import org.triad.people.PeopleDirectory.Entry;
import org.triad.people.PeopleDirectory.Page;
import org.triad.people.PeopleDirectory.Query;
import org.triad.people.Person;

/** People over REST: the directory for the departments, accounts for administrators. */
@RestController
@RequestMapping("/api/people")
@Tag(name = "People", description = "The directory; administrators look after accounts.")
class PeopleApi {

    private static final int LARGEST_PAGE = 200;
    private static final int LAST_PAGE = 100_000;

    private final AccountDesk desk;
    private final PeopleDirectory directory;
    private final CurrentPerson person;

    PeopleApi(AccountDesk desk, PeopleDirectory directory, CurrentPerson person) {
        this.desk = desk;
        this.directory = directory;
        this.person = person;
    }

    /** A person; {@code groups} are ids of departments ({@code sales}, {@code sales-leads}) and roles. */
    record PersonJson(
            String login, String firstName, String lastName, String email, List<String> groups, boolean active) {

        static PersonJson of(Entry entry) {
            return new PersonJson(
                    entry.person().id().value(),
                    entry.firstName(),
                    entry.lastName(),
                    entry.person().email(),
                    PeoplePage.known(entry.person()),
                    entry.active());
        }
    }

    record PeoplePageJson(List<PersonJson> people, long found, int page, int size) {}

    /** All groups the person is to have. */
    record GroupsJson(List<String> groups) {}

    /**
     * What somebody is called and where mail goes.
     *
     * @param current one's current password, needed for one's own e-mail address
     */
    record DetailsJson(String firstName, String lastName, String email, String current) {}

    /** Shown once. The person has to replace it at the first sign-in, before {@code expires}. */
    record TemporaryPasswordJson(String login, String password, Instant expires) {

        static TemporaryPasswordJson of(String login, TemporaryPassword given) {
            return new TemporaryPasswordJson(login, given.password(), given.expires());
        }
    }

    @GetMapping
    @Operation(summary = "List people", description = "Only administrators can list deactivated people, too.")
    PeoplePageJson list(
            @Parameter(description = "Part of a login, name or e-mail address") @RequestParam(defaultValue = "")
                    String q,
            @Parameter(description = "Id of a department's group or a role") @RequestParam(defaultValue = "")
                    String group,
            @RequestParam(defaultValue = "false") boolean deactivated,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Person me = PeoplePage.reader(person);
        if (page < 0 || page > LAST_PAGE || size < 1 || size > LARGEST_PAGE) {
            throw Refusal.invalid("size", "A page has 1 to %d people, and pages begin at 0.".formatted(LARGEST_PAGE));
        }
        if (q.indexOf('\0') >= 0 || group.indexOf('\0') >= 0) {
            throw Refusal.invalid("q", "What is looked for has characters nobody can type.");
        }
        Page found = directory.list(new Query(q, group, deactivated && me.isAdministrator(), page, size));
        return new PeoplePageJson(found.entries().stream().map(PersonJson::of).toList(), found.found(), page, size);
    }

    @GetMapping("/{login}")
    @Operation(summary = "Show a person")
    PersonJson show(@PathVariable String login) {
        Person me = PeoplePage.reader(person);
        return PersonJson.of(directory
                .find(id(login))
                .filter(entry -> entry.active() || me.isAdministrator())
                .orElseThrow(() -> Refusal.unknown("Nobody here has the login “%s”.".formatted(login))));
    }

    @PostMapping
    @Operation(summary = "Add a person", description = "The answer has the temporary password, which is kept nowhere.")
    @ApiResponse(responseCode = "201", description = "The login and its temporary password; Location names the person.")
    ResponseEntity<TemporaryPasswordJson> add(@RequestBody PersonForm body) {
        TemporaryPassword given = desk.add(person.get(), body.login(), body.toDetails(), body.toGroups());
        return ResponseEntity.created(URI.create("/api/people/" + body.login()))
                .body(TemporaryPasswordJson.of(body.login(), given));
    }

    @PutMapping("/{login}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Change name and e-mail address",
            description = "Everybody their own, administrators all. One's own address needs the current password.")
    @ApiResponse(responseCode = "429", description = "Too many wrong passwords; Retry-After says how long to wait.")
    void change(@PathVariable String login, @RequestBody DetailsJson body, HttpServletRequest request) {
        desk.change(
                person.get(),
                id(login),
                new PersonForm(login, body.firstName(), body.lastName(), body.email(), null).toDetails(),
                new Proof(body.current() == null ? "" : body.current(), request.getRemoteAddr()));
    }

    @PutMapping("/{login}/groups")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Set departments and roles", description = "Counts from the person's next request.")
    void groups(@PathVariable String login, @RequestBody GroupsJson body) {
        desk.setGroups(person.get(), id(login), new PersonForm(null, null, null, null, body.groups()).toGroups());
    }

    @PostMapping("/{login}/deactivate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deactivate: no sign-in, and all sessions end")
    void deactivate(@PathVariable String login) {
        desk.deactivate(person.get(), id(login));
    }

    @PostMapping("/{login}/reactivate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Reactivate")
    void reactivate(@PathVariable String login) {
        desk.reactivate(person.get(), id(login));
    }

    @PostMapping("/{login}/temporary-password")
    @Operation(summary = "Set a temporary password", description = "Ends all sessions of the person.")
    TemporaryPasswordJson temporaryPassword(@PathVariable String login) {
        return TemporaryPasswordJson.of(login, desk.setTemporaryPassword(person.get(), id(login)));
    }

    @PostMapping("/{login}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Let somebody try again at once after failed sign-ins")
    void unlock(@PathVariable String login) {
        desk.unlock(person.get(), id(login));
    }

    @PostMapping("/{login}/end-sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End all sessions of a person")
    void endSessions(@PathVariable String login) {
        desk.endSessions(person.get(), id(login));
    }

    static PersonId id(String login) {
        if (login.isBlank() || login.indexOf('\0') >= 0) {
            throw Refusal.unknown("Nobody here has this login.");
        }
        return new PersonId(login);
    }
}
