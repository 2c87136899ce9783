package org.triad.architecture.violation;

/** Caught for its name. */
public class SomethingManager {}
