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
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Refusal;
import org.triad.notification.domain.Letter;
import org.triad.notification.domain.Letters;
import org.triad.notification.domain.Message;
import org.triad.notification.domain.MessageLog;
import org.triad.people.CurrentPerson;
import org.triad.people.Person;

/** The outbox over REST. */
@RestController
@Tag(
        name = "Messages",
        description =
                "What people were told, and how they want to be told. Administrators see all messages, everybody else their own.")
class MessagesApi {

    private static final int LARGEST_PAGE = 500;

    private final MessageLog log;
    private final Letters letters;
    private final CurrentPerson person;

    MessagesApi(MessageLog log, Letters letters, CurrentPerson person) {
        this.log = log;
        this.letters = letters;
        this.person = person;
    }

    /** One message; {@code text} is what it says in full, and only there where one message is asked for. */
    @Schema(name = "Message")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageJson(
            long id,
            String to,
            String kind,
            String campaign,
            String task,
            String subject,
            String state,
            Instant at,
            int attempts,
            Instant doneAt,
            String failureCode,
            String failure,
            String text,
            String link,
            String because) {

        static MessageJson of(Message message, Letter letter, boolean whole) {
            return new MessageJson(
                    message.id(),
                    message.recipient().value(),
                    message.kind().key(),
                    message.campaign().map(CampaignKey::value).orElse(null),
                    message.task().orElse(null),
                    letter.subject(),
                    message.state().name(),
                    message.createdAt(),
                    message.attempts(),
                    message.doneAt().orElse(null),
                    message.failureCode().orElse(null),
                    message.failure().orElse(null),
                    whole ? text(letter) : null,
                    letter.button().link(),
                    letter.because());
        }

        private static String text(Letter letter) {
            return String.join(
                    "\n",
                    Stream.concat(
                                    Stream.of(letter.sentence()),
                                    letter.voices().stream()
                                            .map(voice ->
                                                    (voice.who() + ": " + voice.what() + " " + voice.words()).strip()))
                            .toList());
        }
    }

    /** Messages, the newest first; {@code next} is what {@code before} is for the ones that follow, absent at the end. */
    @Schema(name = "Messages")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessagesJson(List<MessageJson> messages, Long next) {}

    @GetMapping("/api/messages")
    @Operation(summary = "Read messages", description = "Conditions hold together. The newest comes first.")
    @ApiResponse(responseCode = "200", description = "Messages")
    @ApiResponse(responseCode = "400", description = "A condition cannot be read.")
    MessagesJson read(
            @Parameter(description = "Part of what they say") @RequestParam(required = false) String q,
            @Parameter(description = "Login of the recipient; for administrators") @RequestParam(required = false)
                    String to,
            @Parameter(description = "Such as overdue") @RequestParam(required = false) String kind,
            @Parameter(description = "Such as DEAD") @RequestParam(required = false) String state,
            @Parameter(description = "A campaign's key") @RequestParam(required = false) String campaign,
            @Parameter(description = "Only messages with a smaller id") @RequestParam(required = false)
                    Optional<Long> before,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "100") int limit) {
        Person me = person.get();
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Refusal.invalid("limit", "The limit is a number from 1 to 500.");
        }
        List<Message> found = log.find(
                new OutboxFilter(q, to, kind, state, campaign, null).toQuery(),
                me,
                before.orElse(Long.MAX_VALUE),
                limit + 1);
        List<Message> shown = found.subList(0, Math.min(found.size(), limit));
        var written = letters.of(shown);
        return new MessagesJson(
                shown.stream()
                        .map(message -> MessageJson.of(message, written.get(message.id()), false))
                        .toList(),
                found.size() > limit ? shown.get(shown.size() - 1).id() : null);
    }

    @GetMapping("/api/messages/{id}")
    @Operation(summary = "Read one message in full")
    @ApiResponse(responseCode = "200", description = "The message")
    @ApiResponse(responseCode = "403", description = "It is for somebody else.")
    @ApiResponse(responseCode = "404", description = "There is none.")
    MessageJson one(@PathVariable long id) {
        Message message = log.get(id, person.get());
        return MessageJson.of(message, letters.of(message), true);
    }

    @PostMapping("/api/messages/{id}/again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Try a message again that was given up; for administrators")
    @ApiResponse(responseCode = "204", description = "It will be sent.")
    @ApiResponse(responseCode = "403", description = "Only administrators have messages sent again.")
    @ApiResponse(responseCode = "404", description = "There is none.")
    @ApiResponse(responseCode = "409", description = "It was not given up.")
    void again(@PathVariable long id) {
        log.tryAgain(id, person.get());
    }
}
