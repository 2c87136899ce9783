package org.triad.meeting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.meeting.ActionItem;
import org.triad.meeting.AgendaItem;
import org.triad.meeting.SyncState;
import org.triad.meeting.SyncView;

/** A sync in the REST interface. People are logins. */
@Schema(name = "Sync")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SyncJson(
        String key,
        Instant starts,
        Instant ends,
        SyncState state,
        String calledBy,
        String chair,
        int sequence,
        Instant ended,
        String endedBy,
        String reason,
        String words,
        String minutes,
        List<Item> agenda,
        List<String> attendees,
        List<Action> actions) {

    /** Something to talk about; {@code settled} is when its reason was gone. */
    @Schema(name = "SyncItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            AgendaItem.Kind kind,
            String campaign,
            String subject,
            String sentence,
            List<String> people,
            Instant settled) {

        static Item of(AgendaItem item) {
            return new Item(
                    item.kind(),
                    item.campaign().map(CampaignKey::value).orElse(null),
                    item.subject(),
                    item.sentence(),
                    item.people().stream().map(PersonId::value).toList(),
                    item.settled().orElse(null));
        }
    }

    /** Something somebody does. */
    @Schema(name = "ActionItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Action(
            String key,
            String person,
            String what,
            LocalDate due,
            String campaign,
            ActionItem.State state,
            Instant closed,
            String closedBy,
            String words) {

        static Action of(ActionItem item) {
            return new Action(
                    item.key(),
                    item.person().value(),
                    item.what(),
                    item.due(),
                    item.campaign().map(CampaignKey::value).orElse(null),
                    item.state(),
                    item.closed().orElse(null),
                    item.closedBy().map(PersonId::value).orElse(null),
                    item.words().orElse(null));
        }
    }

    static SyncJson of(SyncView sync) {
        return new SyncJson(
                sync.key().value(),
                sync.starts(),
                sync.ends(),
                sync.state(),
                sync.calledBy().map(PersonId::value).orElse(null),
                sync.chair().map(PersonId::value).orElse(null),
                sync.sequence(),
                sync.ended().orElse(null),
                sync.endedBy().map(PersonId::value).orElse(null),
                sync.reason().map(Enum::name).orElse(null),
                sync.words().orElse(null),
                sync.minutes().orElse(null),
                sync.items().stream().map(Item::of).toList(),
                sync.attendees().stream().map(PersonId::value).toList(),
                sync.actions().stream().map(Action::of).toList());
    }
}
