package org.triad.architecture.violation.web;

import org.triad.architecture.violation.process.UsesInternals;

/** Caught: a page asks a listener. */
public record AsksAProcess(UsesInternals listener) {}
