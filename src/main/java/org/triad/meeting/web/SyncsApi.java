package org.triad.meeting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.meeting.SyncKey;
import org.triad.meeting.SyncState;
import org.triad.meeting.Syncs;
import org.triad.meeting.web.SyncJson.Item;
import org.triad.people.CurrentPerson;

/** Syncs over REST. Minutes are written and action items done as tasks. */
@RestController
@RequestMapping("/api/syncs")
@Tag(name = "Syncs", description = "The weekly meeting: what it talks about, who comes, what was agreed.")
class SyncsApi {

    private static final int LARGEST_PAGE = 100;

    private final Syncs syncs;
    private final CurrentPerson person;

    SyncsApi(Syncs syncs, CurrentPerson person) {
        this.syncs = syncs;
        this.person = person;
    }

    /** A line of the list. */
    @Schema(name = "SyncLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String key,
            Instant starts,
            SyncState state,
            String calledBy,
            String reason,
            int items,
            int attendees,
            int actions,
            int openActions) {

        static Line of(Syncs.Line line) {
            return new Line(
                    line.key().value(),
                    line.starts(),
                    line.state(),
                    line.calledBy().map(PersonId::value).orElse(null),
                    line.reason().map(Enum::name).orElse(null),
                    line.items(),
                    line.attendees(),
                    line.actions(),
                    line.openActions());
        }
    }

    /** A page of the list; {@code saved} is how many meetings nobody had to come to. */
    @Schema(name = "SyncLines")
    record Lines(List<Line> syncs, int found, int saved) {}

    /** When the next weekly sync begins, and what it would talk about now. */
    @Schema(name = "SyncAgenda")
    record Agenda(Instant next, List<Item> items) {}

    /** When a sync is to begin, and what about. */
    @Schema(name = "SyncCall")
    record Call(@NotNull Instant starts, @Size(max = 200) String topic) {}

    /** When it is to begin instead. */
    @Schema(name = "SyncMove")
    record Move(@NotNull Instant starts) {}

    /** Why. */
    @Schema(name = "SyncReason")
    record Reason(String reason) {}

    @GetMapping
    @Operation(summary = "List syncs, the latest first")
    Lines list(
            @Parameter(description = "planned, held or cancelled; all where it is missing")
                    @RequestParam(required = false)
                    Optional<String> state,
            @Parameter(description = "From 0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100") @RequestParam(defaultValue = "20") int size) {
        person.readingCampaigns();
        if (page < 0 || size < 1 || size > LARGEST_PAGE) {
            throw Refusal.invalid("size", "Pages count from 0 and have 1 to 100 syncs.");
        }
        Syncs.Page found = syncs.list(state.map(SyncsApi::state), page, size);
        return new Lines(found.lines().stream().map(Line::of).toList(), found.found(), syncs.saved());
    }

    private static SyncState state(String word) {
        return Arrays.stream(SyncState.values())
                .filter(known -> known.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("state", "The state is planned, held or cancelled."));
    }

    @GetMapping("/agenda")
    @Operation(summary = "What the next weekly sync would talk about now")
    Agenda agenda() {
        person.readingCampaigns();
        return new Agenda(syncs.next(), syncs.agendaNow().stream().map(Item::of).toList());
    }

    @GetMapping("/{key}")
    @Operation(summary = "Read a sync with agenda, minutes and action items")
    SyncJson get(@PathVariable SyncKey key) {
        person.readingCampaigns();
        return SyncJson.of(syncs.get(key));
    }

    @PostMapping
    @Operation(summary = "Hold a sync beside the weekly one", description = "Leads only.")
    ResponseEntity<SyncJson> call(@jakarta.validation.Valid @RequestBody Call call) {
        PersonId by = person.readingCampaigns().id();
        SyncKey key = syncs.call(call.starts(), Optional.ofNullable(call.topic()), by);
        return ResponseEntity.created(URI.create("/api/syncs/" + key)).body(SyncJson.of(syncs.get(key)));
    }

    @PostMapping("/{key}/move")
    @Operation(summary = "Move a sync that is still ahead", description = "Leads only.")
    SyncJson move(@PathVariable SyncKey key, @jakarta.validation.Valid @RequestBody Move move) {
        syncs.move(key, move.starts(), person.readingCampaigns().id());
        return SyncJson.of(syncs.get(key));
    }

    @PostMapping("/{key}/call-off")
    @Operation(summary = "Call a sync off that is still ahead", description = "Leads only.")
    SyncJson callOff(@PathVariable SyncKey key, @RequestBody Reason reason) {
        syncs.callOff(key, reason.reason(), person.readingCampaigns().id());
        return SyncJson.of(syncs.get(key));
    }
}
