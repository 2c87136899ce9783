package org.triad.architecture.violation.web;

import org.camunda.bpm.engine.RuntimeService;

/** Caught: a page speaks to the engine. */
public record SpeaksToTheEngine(RuntimeService processes) {}
