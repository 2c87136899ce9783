package org.triad.architecture.violation.kernel;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Caught: a word every module shares needs a library. */
public record NeedsALibrary(JdbcClient jdbc) {}
