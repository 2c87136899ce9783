package org.triad.access;

import org.triad.testing.Visitor;

/**
 * Somebody who asks.
 *
 * @param token of the forms on pages; empty for whoever sends a password with each request
 */
record Caller(Visitor visitor, String token) {}
