package org.triad.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.triad.kernel.Money;

/**
 * What a campaign is to do, for whom and at what cost.
 *
 * @param name at most 200 characters
 * @param objective what it is to achieve; this and the next three at most 2,000 characters
 * @param audience whom it addresses
 * @param customerNeed the customers' need it meets
 * @param message what it tells them
 * @param channels keys of {@link Channel}, at least one
 * @param budget in {@code currency}, not negative, two decimals
 * @param currency ISO 4217
 * @param launchDate the day it meets its audience
 * @param endDate the last day of the sale window, not before the launch
 */
public record Brief(
        String name,
        String objective,
        String audience,
        String customerNeed,
        String message,
        List<String> channels,
        BigDecimal budget,
        String currency,
        LocalDate launchDate,
        LocalDate endDate) {

    public Money money() {
        return Money.of(budget, currency);
    }

    /** The channels as people read them, in the order of {@link Channel}. */
    public String channelLabels() {
        return channels.stream()
                .flatMap(key -> Channel.ofKey(key).stream())
                .sorted()
                .map(Channel::label)
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
    }
}
