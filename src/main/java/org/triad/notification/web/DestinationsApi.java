package org.triad.notification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.DestinationDesk;
import org.triad.notification.domain.destination.Draft;
import org.triad.people.CurrentPerson;

/** Channels and webhooks over REST. */
@RestController
@RequestMapping("/api/destinations")
@Tag(
        name = "Destinations",
        description =
                "Chat channels of the departments, for their leads, and webhooks, for administrators. Webhooks are posted"
                        + " as Standard Webhooks has it: {type, id, timestamp, data: {campaign: {key, name, stage, state, link}, department,"
                        + " outcome, by}} with the headers webhook-id, webhook-timestamp and webhook-signature. A post may come more than"
                        + " once, then with the same webhook-id, and posts may come in another order than they happened.")
class DestinationsApi {

    private final DestinationDesk desk;
    private final CurrentPerson person;

    DestinationsApi(DestinationDesk desk, CurrentPerson person) {
        this.desk = desk;
        this.person = person;
    }

    /** A channel or webhook; {@code address} is where it leads to, without the part that is secret. */
    @Schema(name = "Destination")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DestinationJson(
            long id,
            String format,
            String name,
            String department,
            String address,
            List<String> topics,
            boolean active,
            String offReason,
            Instant restsUntil,
            Instant oldSecretUntil) {

        static DestinationJson of(Destination one) {
            return new DestinationJson(
                    one.id(),
                    one.format().key(),
                    one.name(),
                    one.department().map(department -> department.key()).orElse(null),
                    one.shownAddress(),
                    one.topics(),
                    one.active(),
                    one.offReason().orElse(null),
                    one.restsUntil().orElse(null),
                    one.oldSecretUntil().orElse(null));
        }
    }

    /** What is sent to add or change one. */
    @Schema(name = "DestinationDraft")
    record DestinationBody(
            String name,

            @Schema(description = "slack, mattermost, teams or webhook; where it is added")
            String format,

            @Schema(description = "marketing, sales or service; where a channel is added")
            String department,

            @Schema(description = "Kept and never shown again; without one it stays as it is where it is changed")
            String address,

            @Schema(
                    description =
                            "Kinds of messages such as overdue, or, for a webhook, campaign events such as stageReached")
            List<String> topics,

            @Schema(description = "Whether it is told anything; true if missing")
            Boolean active) {

        Draft toDraft() {
            return new Draft(
                    name,
                    format,
                    department,
                    address,
                    topics == null
                            ? List.of()
                            : topics.stream().map(String::valueOf).toList(),
                    active == null || active);
        }
    }

    /** A webhook's secret, shown once. */
    @Schema(name = "WebhookSecret")
    record SecretJson(String secret) {}

    @GetMapping
    @Operation(summary = "List the channels and webhooks you manage")
    @ApiResponse(responseCode = "200", description = "What was asked for.")
    @ApiResponse(responseCode = "403", description = "You manage none.")
    List<DestinationJson> list() {
        return desk.list(person.get()).stream().map(DestinationJson::of).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one")
    @ApiResponse(responseCode = "200", description = "What was asked for.")
    @ApiResponse(responseCode = "404", description = "There is none.")
    DestinationJson one(@PathVariable long id) {
        return DestinationJson.of(desk.get(id, person.get()));
    }

    @PostMapping
    @Operation(
            summary = "Add a channel or a webhook",
            description = "A webhook gets a secret that nobody has seen; PUT …/secret gives you one.")
    @ApiResponse(responseCode = "201", description = "Location names it.")
    ResponseEntity<DestinationJson> add(@RequestBody DestinationBody body) {
        Destination added = desk.add(body.toDraft(), person.get());
        return ResponseEntity.created(URI.create("/api/destinations/" + added.id()))
                .body(DestinationJson.of(added));
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change one", description = "Format and department stay as they are.")
    @ApiResponse(responseCode = "204", description = "It is done.")
    @ApiResponse(responseCode = "404", description = "There is none.")
    void change(@PathVariable long id, @RequestBody DestinationBody body) {
        desk.change(id, body.toDraft(), person.get());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove one, with all it was told")
    @ApiResponse(responseCode = "204", description = "It is done.")
    @ApiResponse(responseCode = "404", description = "There is none.")
    void remove(@PathVariable long id) {
        desk.remove(id, person.get());
    }

    @PutMapping("/{id}/secret")
    @Operation(
            summary = "Make a new secret for a webhook",
            description =
                    "Shown in this answer only. The one before goes on signing for 24 hours: both signatures are sent.")
    @ApiResponse(responseCode = "200", description = "What was asked for.")
    @ApiResponse(responseCode = "404", description = "There is none.")
    @ApiResponse(responseCode = "409", description = "It is a channel, which has none.")
    SecretJson secret(@Parameter(description = "Of a webhook") @PathVariable long id) {
        return new SecretJson(desk.rotate(id, person.get()));
    }
}
