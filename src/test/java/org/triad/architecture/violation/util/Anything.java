package org.triad.architecture.violation.util;

/** Caught for its package. */
public class Anything {}
