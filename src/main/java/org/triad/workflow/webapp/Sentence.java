package org.triad.workflow.webapp;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What the engine's interfaces answer where they do not do what was asked, as Tasklist reads it.
 *
 * @param type {@code Refusal} for a sentence of a rule, {@code Failure} for all else
 * @param message for whoever asked
 */
@JsonPropertyOrder({"type", "message"})
record Sentence(String type, String message) {}
