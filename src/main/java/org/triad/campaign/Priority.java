package org.triad.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.triad.kernel.Refusal;

/** How urgent a campaign is; the deadline policy may give an urgent one shorter deadlines. */
public enum Priority {
    NORMAL,
    HIGH;

    /** The word in forms, in the deadline policy and over REST: {@code high}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@link #NORMAL} where nothing is said.
     *
     * @throws Refusal if there is no such priority
     */
    public static Priority of(Optional<String> key) {
        return key.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> Arrays.stream(values())
                        .filter(priority -> priority.key().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid("priority", "The priority is normal or high.")))
                .orElse(NORMAL);
    }
}
