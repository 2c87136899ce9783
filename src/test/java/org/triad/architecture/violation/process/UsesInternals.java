package org.triad.architecture.violation.process;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Caught: a listener reaches into the engine. */
public record UsesInternals(TaskEntity task) {}
