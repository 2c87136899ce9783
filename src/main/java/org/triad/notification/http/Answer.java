package org.triad.notification.http;

import java.time.Duration;
import java.util.Optional;

/**
 * What a receiver answered.
 *
 * @param retryAfter how long it asks to be left alone
 * @param excerpt how its body begins, in characters that can be shown; at most 500
 */
public record Answer(int status, Optional<Duration> retryAfter, String excerpt) {}
