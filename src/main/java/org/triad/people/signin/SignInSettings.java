package org.triad.people.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How failed sign-ins slow down whoever makes them.
 *
 * @param free failures of one login from one address before the first pause
 * @param freeByAddress failures from one address, whatever the login, before strangers there have to pause
 * @param freeByLogin failures of one login, from wherever, before strangers to it have to pause
 * @param firstPause doubled with each further failure
 * @param longestPause and never longer than this
 * @param forgotten after this time without a failure all is forgotten
 * @param known so long an address counts as known from which somebody has signed in
 */
@ConfigurationProperties("triad.sign-in")
record SignInSettings(
        @DefaultValue("5") int free,
        @DefaultValue("50") int freeByAddress,
        @DefaultValue("50") int freeByLogin,
        @DefaultValue("30s") Duration firstPause,
        @DefaultValue("15m") Duration longestPause,
        @DefaultValue("12h") Duration forgotten,
        @DefaultValue("90d") Duration known) {

    /** How many failures one may make in this scope before the first pause. */
    int free(Scope scope) {
        return switch (scope) {
            case PAIR -> free;
            case ADDRESS -> freeByAddress;
            case LOGIN -> freeByLogin;
        };
    }
}
