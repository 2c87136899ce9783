package org.triad.architecture.violation.domain;

import org.camunda.bpm.engine.TaskService;

/** Caught: the domain asks the engine. */
public record AsksTheEngine(TaskService tasks) {}
