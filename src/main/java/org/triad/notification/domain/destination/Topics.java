package org.triad.notification.domain.destination;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.triad.notification.domain.CampaignWords;
import org.triad.notification.domain.MessageKind;

/**
 * What a destination can be told of: kinds of messages for a channel, campaign events for a webhook. What is meant for one person alone,
 * such as a mention or an invitation, is not for a channel.
 */
public final class Topics {

    private static final List<MessageKind> OF_CHANNELS = List.of(
            MessageKind.ASSIGNED,
            MessageKind.DUE_SOON,
            MessageKind.OVERDUE,
            MessageKind.ESCALATED,
            MessageKind.UNANSWERED,
            MessageKind.DECIDED,
            MessageKind.STAGE_REACHED);

    private Topics() {}

    /** The words to choose from, in the order in which they are offered. */
    public static List<String> of(Format format) {
        return format.isChat() ? OF_CHANNELS.stream().map(MessageKind::key).toList() : CampaignWords.ALL;
    }

    /** How the word is stored and compared with what happens; empty for one that cannot be chosen. */
    static Optional<String> stored(Format format, String word) {
        return of(format).stream()
                .filter(word::equals)
                .findFirst()
                .map(known ->
                        format.isChat() ? MessageKind.of(known).orElseThrow().name() : known);
    }

    /** The word of what is stored. */
    static String word(Format format, String stored) {
        return format.isChat() ? MessageKind.valueOf(stored).key() : stored;
    }

    /** Those that are chosen, in the order in which they are offered. */
    static List<String> inOrder(Format format, Stream<String> words) {
        List<String> chosen = words.toList();
        return of(format).stream().filter(chosen::contains).toList();
    }
}
