package org.triad.notification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Refusal;
import org.triad.notification.domain.destination.Post;
import org.triad.notification.domain.destination.PostDesk;
import org.triad.people.CurrentPerson;

/** What channels and webhooks were told, over REST. */
@RestController
@RequestMapping("/api/destinations/{id}")
@Tag(name = "Destinations")
class DeliveriesApi {

    private static final int LARGEST_PAGE = 500;

    private final PostDesk posts;
    private final CurrentPerson person;

    DeliveriesApi(PostDesk posts, CurrentPerson person) {
        this.posts = posts;
        this.person = person;
    }

    /** A post; {@code webhookId} is the id its receiver knows it by, {@code took} is in milliseconds. */
    @Schema(name = "Delivery")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryJson(
            long id,
            String webhookId,
            String event,
            String campaign,
            String headline,
            String state,
            Instant at,
            int attempts,
            Instant doneAt,
            Integer status,
            Integer took,
            String failure,
            String excerpt) {

        static DeliveryJson of(Post post) {
            return new DeliveryJson(
                    post.id(),
                    "msg_" + post.message().mailId(),
                    post.message().event(),
                    post.message().campaign().map(CampaignKey::value).orElse(null),
                    post.message().headline(),
                    post.message().state().name(),
                    post.message().createdAt(),
                    post.message().attempts(),
                    post.message().doneAt().orElse(null),
                    post.status().orElse(null),
                    post.took().orElse(null),
                    post.message().failure().orElse(null),
                    post.excerpt().orElse(null));
        }
    }

    /** From when on; an instant such as {@code 2027-03-01T09:00:00Z}. */
    @Schema(name = "ReplaySince")
    record SinceJson(Instant since) {}

    @Schema(name = "Replayed")
    record ReplayedJson(int deliveries) {}

    @Schema(name = "Tested")
    record TestedJson(long delivery) {}

    @GetMapping("/deliveries")
    @Operation(summary = "Read deliveries", description = "The newest comes first.")
    @ApiResponse(responseCode = "200", description = "What was asked for.")
    @ApiResponse(responseCode = "404", description = "There is no such destination.")
    List<DeliveryJson> list(
            @PathVariable long id,
            @Parameter(description = "Only deliveries with a smaller id") @RequestParam(required = false)
                    Optional<Long> before,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Refusal.invalid("limit", "The limit is a number from 1 to 500.");
        }
        return posts.posts(id, person.get(), before.orElse(Long.MAX_VALUE), limit).stream()
                .map(DeliveryJson::of)
                .toList();
    }

    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send a test")
    @ApiResponse(responseCode = "202", description = "It will be sent; read its delivery to see what came of it.")
    @ApiResponse(responseCode = "404", description = "There is no such destination.")
    TestedJson test(@PathVariable long id) {
        return new TestedJson(posts.test(id, person.get()));
    }

    @PostMapping("/deliveries/{delivery}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Send one again, under its id")
    @ApiResponse(responseCode = "204", description = "It is done.")
    @ApiResponse(responseCode = "404", description = "There is none.")
    @ApiResponse(responseCode = "409", description = "It is still to be sent, or the destination is switched off.")
    void replay(@PathVariable long id, @PathVariable long delivery) {
        posts.replay(id, delivery, person.get());
    }

    @PostMapping("/replay")
    @Operation(summary = "Send all again that were written since a time, each under its id")
    @ApiResponse(responseCode = "200", description = "What was asked for.")
    @ApiResponse(responseCode = "404", description = "There is no such destination.")
    @ApiResponse(responseCode = "409", description = "It is switched off.")
    ReplayedJson replay(@PathVariable long id, @RequestBody SinceJson body) {
        if (body.since() == null) {
            throw Refusal.invalid("since", "Say since when, such as 2027-03-01T09:00:00Z.");
        }
        return new ReplayedJson(posts.replaySince(id, body.since(), person.get()));
    }
}
