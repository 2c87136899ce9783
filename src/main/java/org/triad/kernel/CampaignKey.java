package org.triad.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one campaign, for people and for the engine, whose business key it is: {@code C-0001}.
 *
 * @param value {@code C-} and at least four digits
 */
public record CampaignKey(String value) implements Comparable<CampaignKey> {

    private static final Pattern SHAPE = Pattern.compile("C-[0-9]{4,12}");

    public CampaignKey {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a campaign key: " + value);
        }
    }

    /** The key of the campaign with this running number, at least 1. */
    public static CampaignKey ofNumber(long number) {
        return new CampaignKey("C-%04d".formatted(number));
    }

    /** The key, or empty where the text is none. */
    public static Optional<CampaignKey> parse(String text) {
        return text != null && SHAPE.matcher(text).matches() ? Optional.of(new CampaignKey(text)) : Optional.empty();
    }

    @Override
    public int compareTo(CampaignKey other) {
        int byLength = Integer.compare(value.length(), other.value.length());
        return byLength != 0 ? byLength : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
