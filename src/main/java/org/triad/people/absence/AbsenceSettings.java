package org.triad.people.absence;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * In which zone people are away.
 *
 * @param zone the zone of the house, as for everything that is a day
 */
@ConfigurationProperties("triad")
public record AbsenceSettings(@DefaultValue("UTC") ZoneId zone) {}
