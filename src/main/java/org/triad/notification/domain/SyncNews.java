package org.triad.notification.domain;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.triad.kernel.PersonId;
import org.triad.meeting.CalendarPart;
import org.triad.meeting.Invitation;
import org.triad.meeting.SyncEvents.Reason;
import org.triad.meeting.SyncEvents.SyncCancelled;
import org.triad.meeting.SyncEvents.SyncChanged;
import org.triad.meeting.SyncEvents.SyncInvited;

/** Listens to what happens to syncs: invitations with their part for the calendar. */
@Component
class SyncNews {

    private static final String INVITED = "syncInvited";
    private static final String CHANGED = "syncChanged";
    private static final String CANCELLED = "syncCancelled";

    /** The events of syncs, as the table names them. */
    static final Set<String> WORDS = Set.of(INVITED, CHANGED, CANCELLED);

    private final Outbox outbox;
    private final Clock clock;

    SyncNews(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void invited(SyncInvited event) {
        add(event.invitation(), INVITED, "", Optional.empty(), Optional.empty());
    }

    @EventListener
    void changed(SyncChanged event) {
        add(event.invitation(), CHANGED, "", event.by(), Optional.empty());
    }

    @EventListener
    void cancelled(SyncCancelled event) {
        add(event.invitation(), CANCELLED, word(event.reason()), event.by(), event.words());
    }

    private void add(
            Invitation invitation, String word, String outcome, Optional<PersonId> by, Optional<String> words) {
        if (invitation.to().isEmpty()) {
            return;
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("starts", invitation.starts().toString());
        facts.put("path", invitation.path());
        facts.put("sync", invitation.title());
        words.filter(text -> !text.isBlank()).ifPresent(text -> facts.put("words", text));
        if (!invitation.agenda().isEmpty() && !word.equals(CANCELLED)) {
            facts.put("sections", List.of(Map.of("title", "agenda", "items", items(invitation))));
        }
        invitation.calendar().ifPresent(calendar -> {
            facts.put("calendar", calendar.text());
            facts.put("calendarType", calendar.contentType());
            facts.put("calendarFile", CalendarPart.FILE);
        });
        outbox.add(new Occasion(
                "sync/%s/%d/%s/%s".formatted(invitation.sync(), invitation.sequence(), word, outcome),
                word,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                outcome,
                invitation.to(),
                Set.of(),
                by,
                clock.instant(),
                facts));
    }

    private static List<Map<String, String>> items(Invitation invitation) {
        return invitation.agenda().stream()
                .map(point -> Map.of(
                        "text",
                        point.subject(),
                        "note",
                        point.sentence(),
                        "path",
                        point.campaign().map(key -> "/campaigns/" + key).orElse("")))
                .toList();
    }

    private static String word(Reason reason) {
        return switch (reason) {
            case EMPTY -> "empty";
            case SETTLED -> "settled";
            case CALLED_OFF -> "calledOff";
            case NO_ITEM_LEFT -> "noItemLeft";
        };
    }
}
