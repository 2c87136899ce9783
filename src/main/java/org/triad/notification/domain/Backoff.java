package org.triad.notification.domain;

import java.security.SecureRandom;
import java.time.Duration;

/** How long to wait before something that failed is tried again. */
public final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Backoff() {}

    /** Twice the pause before, up to an hour, a fifth more or less so that not all come back at once. */
    public static Duration after(int attempts) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(Math.max(attempts, 1) - 1, DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Duration.ofMillis(Math.round(pause.toMillis() * (0.8 + 0.4 * RANDOM.nextDouble())));
    }
}
