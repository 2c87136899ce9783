package org.triad.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Counts the time in which people here work: weekly hours in the zone of the house, without public holidays and company days off. The end
 * of a day's work still belongs to it.
 */
public interface WorkingTime {

    /**
     * The first instant within working hours by which so much working time has passed.
     *
     * @param working zero or more; zero gives the instant itself where people work at it, otherwise the next at which they begin
     */
    Instant add(Instant from, Duration working);

    /**
     * The last instant within working hours from which so much working time leads to the given one.
     *
     * @param working zero or more
     */
    Instant subtract(Instant from, Duration working);

    /** The working time from one instant to the other; negative where the second is the earlier one. */
    Duration between(Instant from, Instant to);

    /** Whether people work at this instant. */
    boolean includes(Instant instant);

    /** Whether people work on this day at all. */
    boolean includes(LocalDate day);

    /** How much working time a day means where people write one, as in "2 d". */
    Duration day();
}
