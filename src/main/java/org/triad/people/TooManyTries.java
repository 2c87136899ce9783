package org.triad.people;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many sign-ins failed; whoever tries has to wait, whatever the password. */
public class TooManyTries extends AuthenticationException {

    private final Duration pause;

    public TooManyTries(Duration pause) {
        super("Too many sign-ins failed.");
        this.pause = pause;
    }

    /** How long to wait: seconds, rounded up, at least one. */
    public long seconds() {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
