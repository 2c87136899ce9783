package org.triad.people;

import java.time.LocalDate;
import org.triad.kernel.PersonId;

/**
 * Somebody is away from today on and somebody else stands in. Published once for each absence and cover, within the transaction that
 * remembers it.
 *
 * @param absence its id
 * @param until the last day of the absence
 */
public record CoverBegan(long absence, PersonId person, PersonId cover, LocalDate until) {}
