package org.triad.people.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.triad.people.AccountDesk;
import org.triad.people.AccountDesk.Proof;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;

/** One's own account over REST. */
@RestController
@RequestMapping("/api/me")
@Tag(name = "People")
class MeApi {

    private final AccountDesk desk;
    private final CurrentPerson person;

    MeApi(AccountDesk desk, CurrentPerson person) {
        this.desk = desk;
        this.person = person;
    }

    record MeJson(String login, String name, String email, List<String> groups) {}

    record PasswordJson(String current, String password) {}

    @GetMapping
    @Operation(summary = "Show who is signed in")
    MeJson show() {
        Person me = person.get();
        return new MeJson(me.id().value(), me.name(), me.email(), PeoplePage.known(me));
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change one's own password", description = "Ends one's other sessions.")
    @ApiResponse(responseCode = "429", description = "Too many wrong passwords; Retry-After says how long to wait.")
    void password(@RequestBody PasswordJson body, HttpServletRequest request) {
        desk.changePassword(
                person.get(),
                new Proof(Optional.ofNullable(body.current()).orElse(""), request.getRemoteAddr()),
                Optional.ofNullable(body.password()).orElse(""));
    }
}
