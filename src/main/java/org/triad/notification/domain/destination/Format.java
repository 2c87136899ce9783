package org.triad.notification.domain.destination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a destination wants to be told. The key is the word of the REST interface. */
public enum Format {
    SLACK("Slack"),
    MATTERMOST("Mattermost"),
    TEAMS("Microsoft Teams"),
    /** For programs: signed JSON, as Standard Webhooks has it. */
    WEBHOOK("Webhook");

    private final String label;

    Format(String label) {
        this.label = label;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** Whether people read it, in a channel of their department. */
    public boolean isChat() {
        return this != WEBHOOK;
    }

    /** The format with this key, whatever its case. */
    public static Optional<Format> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
