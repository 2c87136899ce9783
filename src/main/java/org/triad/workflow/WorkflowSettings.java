package org.triad.workflow;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the processes run here.
 *
 * @param zone the zone of the house: launch and end dates are days in it
 * @param bundles where the shipped bundles are, as a Spring resource location; one folder a bundle
 */
@ConfigurationProperties("triad")
public record WorkflowSettings(
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("classpath*:processes") String bundles) {}
