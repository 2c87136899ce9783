package org.triad.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.triad.database.DatabaseKind;

/**
 * The demo of the zero-install start; a configured database never has one.
 *
 * @param people whether the demo people are made; without them the first administrator needs a password, as in a configured database
 * @param campaigns whether the demo campaigns are made
 */
@ConfigurationProperties("triad.demo")
public record DemoSettings(
        @DefaultValue("true") boolean people,
        @DefaultValue("true") boolean campaigns) {

    /** Whether there are demo people in a database of this kind. */
    boolean peopleIn(DatabaseKind database) {
        return people && database == DatabaseKind.EMBEDDED;
    }
}
