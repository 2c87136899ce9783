package org.triad.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo of the zero-install start; a configured database never has one.
 *
 * @param people whether the demo people are made
 * @param campaigns whether the demo campaigns are made
 */
@ConfigurationProperties("triad.demo")
public record DemoSettings(
        @DefaultValue("true") boolean people,
        @DefaultValue("true") boolean campaigns) {}
