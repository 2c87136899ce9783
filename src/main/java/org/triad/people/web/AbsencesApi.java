package org.triad.people.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.triad.kernel.PersonId;
import org.triad.people.Absences;
import org.triad.people.Absences.Absence;
import org.triad.people.Absences.Away;
import org.triad.people.CurrentPerson;

/** When people are away, over REST; days are those of the house's zone. */
@RestController
@Tag(name = "People")
class AbsencesApi {

    private final Absences absences;
    private final CurrentPerson person;

    AbsencesApi(Absences absences, CurrentPerson person) {
        this.absences = absences;
        this.person = person;
    }

    /** An absence; without a cover the standing cover holds, {@code setBy} is oneself or a lead. */
    @Schema(name = "Absence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AbsenceJson(long id, LocalDate from, LocalDate until, String cover, String setBy) {

        static AbsenceJson of(Absence absence) {
            return new AbsenceJson(
                    absence.id(),
                    absence.firstDay(),
                    absence.lastDay(),
                    absence.cover().map(PersonId::value).orElse(null),
                    absence.setBy().value());
        }
    }

    /** First and last day, and who covers; without a cover the standing cover does. */
    @Schema(name = "AbsenceToAdd")
    record AddJson(
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            @Size(max = 64) String cover) {}

    /** Who covers today; without one the standing cover does. */
    @Schema(name = "AwayTodayCover")
    record CoverJson(@Size(max = 64) String cover) {}

    /** Somebody who is away today; {@code named} is false where leads of the department cover because nobody else is left. */
    @Schema(name = "Away")
    record AwayJson(String login, LocalDate until, List<String> covers, boolean named) {

        static AwayJson of(Away away) {
            return new AwayJson(
                    away.person().value(),
                    away.until(),
                    away.covers().stream().map(PersonId::value).sorted().toList(),
                    away.named());
        }
    }

    @GetMapping("/api/absences")
    @Operation(summary = "Who is away today, until when, and who covers now")
    List<AwayJson> today() {
        PeoplePage.reader(person);
        return absences.now().values().stream().map(AwayJson::of).toList();
    }

    @GetMapping("/api/me/absences")
    @Operation(summary = "One's own absences from today on")
    List<AbsenceJson> mine() {
        return absences.of(person.get().id()).stream().map(AbsenceJson::of).toList();
    }

    @PostMapping("/api/me/absences")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Say when one is away",
            description = "A cover that would close a circle of people who are all away is refused and named.")
    @ApiResponse(responseCode = "201", description = "The absence.")
    AbsenceJson add(@Valid @RequestBody AddJson body) {
        PersonId me = person.get().id();
        long id = absences.add(me, body.from(), body.until(), login(body.cover()));
        return absences.of(me).stream()
                .filter(absence -> absence.id() == id)
                .map(AbsenceJson::of)
                .findFirst()
                .orElseThrow();
    }

    @DeleteMapping("/api/me/absences/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Be back: end an absence, or take it back before it begins")
    void end(@PathVariable long id) {
        absences.end(id, person.get().id());
    }

    @PutMapping("/api/people/{login}/away-today")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say that somebody is away today",
            description = "Leads of their department and administrators.")
    void awayToday(@PathVariable String login, @Valid @RequestBody CoverJson body) {
        absences.awayToday(PeopleApi.id(login), login(body.cover()), person.get());
    }

    @DeleteMapping("/api/people/{login}/away-today")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take that back", description = "Leads of their department and administrators.")
    void backToday(@PathVariable String login) {
        absences.backToday(PeopleApi.id(login), person.get());
    }

    static Optional<PersonId> login(String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(login -> !login.isEmpty())
                .map(PersonId::new);
    }
}
