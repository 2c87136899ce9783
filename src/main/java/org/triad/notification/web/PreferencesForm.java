package org.triad.notification.web;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.triad.kernel.Refusal;
import org.triad.notification.domain.DeliveryChoice;
import org.triad.notification.domain.MessageKind;
import org.triad.notification.domain.Preferences;
import org.triad.notification.domain.Preferences.Quiet;

/** What somebody chose, as words: of a form or of the REST interface. */
final class PreferencesForm {

    private PreferencesForm() {}

    /**
     * @param choices delivery by the key of a kind; a kind that is missing stays as it is
     * @param from a time such as {@code 18:30}, or empty
     * @throws Refusal (invalid) naming what cannot be read
     */
    static Preferences toPreferences(Map<String, String> choices, String from, String to, Preferences before) {
        Map<MessageKind, DeliveryChoice> chosen = new EnumMap<>(before.choices());
        choices.forEach((key, delivery) -> chosen.put(
                MessageKind.of(key).orElseThrow(() -> Refusal.invalid(key, "There is no such kind of message.")),
                choice(key, delivery)));
        return new Preferences(chosen, quiet(given(from), given(to)));
    }

    private static DeliveryChoice choice(String key, String delivery) {
        return Arrays.stream(DeliveryChoice.values())
                .filter(choice -> choice.name().equalsIgnoreCase(delivery))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(key, "Choose AT_ONCE, DIGEST or NEVER."));
    }

    private static Optional<Quiet> quiet(String from, String to) {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Quiet(time("from", from), time("to", to)));
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException notATime) {
            throw Refusal.invalid(field, "Quiet hours take two times such as 18:30, or none.");
        }
    }

    private static String given(String text) {
        return text == null ? "" : text.strip();
    }
}
