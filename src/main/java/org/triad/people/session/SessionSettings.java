package org.triad.people.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long somebody stays signed in.
 *
 * @param idle after this time without a request the session ends
 * @param longest after this time it ends even in use
 */
@ConfigurationProperties("triad.session")
record SessionSettings(
        @DefaultValue("2h") Duration idle,
        @DefaultValue("12h") Duration longest) {

    SessionSettings {
        if (idle.toSeconds() < 1 || longest.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "triad.session.idle is at least a second, and triad.session.longest at least as long as it.");
        }
    }
}
