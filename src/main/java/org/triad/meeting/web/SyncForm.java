package org.triad.meeting.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.triad.kernel.Refusal;

/**
 * When a sync begins, and what about, as somebody typed it on a page.
 *
 * @param day such as 2027-03-31
 * @param time such as 14:30, in the zone of the house
 */
record SyncForm(String day, String time, String topic) {

    SyncForm {
        day = given(day);
        time = given(time);
        topic = given(topic);
    }

    private static String given(String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** @throws Refusal where it is no moment */
    Instant starts(ZoneId zone) {
        try {
            return LocalDate.parse(day)
                    .atTime(LocalTime.parse(time))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeParseException unreadable) {
            throw Refusal.invalid("starts", "Choose a day and a time, such as 2027-03-31 and 14:30.");
        }
    }

    /** As texts, which is what survives a redirect. */
    Map<String, String> typed() {
        return Map.of("day", day, "time", time, "topic", topic);
    }

    static Optional<SyncForm> typed(Object texts) {
        return texts instanceof Map<?, ?> typed
                ? Optional.of(new SyncForm(
                        String.valueOf(typed.get("day")),
                        String.valueOf(typed.get("time")),
                        String.valueOf(typed.get("topic"))))
                : Optional.empty();
    }

    Optional<String> about() {
        return Optional.of(topic).filter(text -> !text.isEmpty());
    }
}
