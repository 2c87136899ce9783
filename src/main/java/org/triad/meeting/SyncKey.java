package org.triad.meeting;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one sync, for people and for the engine, whose business key it is: {@code S-0001}.
 *
 * @param value {@code S-} and at least four digits
 */
public record SyncKey(String value) {

    private static final Pattern SHAPE = Pattern.compile("S-[0-9]{4,12}");

    public SyncKey {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a key of a sync: " + value);
        }
    }

    /** The key of the sync with this running number, at least 1. */
    public static SyncKey ofNumber(long number) {
        return new SyncKey("S-%04d".formatted(number));
    }

    /** The key, or empty where the text is none. */
    public static Optional<SyncKey> parse(String text) {
        return text != null && SHAPE.matcher(text).matches() ? Optional.of(new SyncKey(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
